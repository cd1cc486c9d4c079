/** Who is calling, and the demonstration's own identity. */
@NullMarked
package io.ecocredit.platform.identity;

import org.jspecify.annotations.NullMarked;
