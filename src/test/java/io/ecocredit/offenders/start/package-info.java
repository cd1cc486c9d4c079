/** A room of the broken house. */
@NullMarked
package io.ecocredit.offenders.start;

import org.jspecify.annotations.NullMarked;
