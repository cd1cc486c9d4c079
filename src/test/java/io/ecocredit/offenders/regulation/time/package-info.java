/** A room of the broken house. */
@NullMarked
package io.ecocredit.offenders.regulation.time;

import org.jspecify.annotations.NullMarked;
