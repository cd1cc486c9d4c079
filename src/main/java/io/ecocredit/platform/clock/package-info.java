/** The one source of time. */
@NullMarked
package io.ecocredit.platform.clock;

import org.jspecify.annotations.NullMarked;
