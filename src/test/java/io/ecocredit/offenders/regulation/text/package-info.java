/** A room of the broken house. */
@NullMarked
package io.ecocredit.offenders.regulation.text;

import org.jspecify.annotations.NullMarked;
