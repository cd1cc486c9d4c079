/** A room of the broken house. */
@NullMarked
package io.ecocredit.offenders.practitioners;

import org.jspecify.annotations.NullMarked;
