/** A room of the broken house. */
@NullMarked
package io.ecocredit.offenders.platform.limits;

import org.jspecify.annotations.NullMarked;
