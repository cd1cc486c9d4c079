/** A room of the broken house. */
@NullMarked
package io.ecocredit.offenders.platform.edge;

import org.jspecify.annotations.NullMarked;
