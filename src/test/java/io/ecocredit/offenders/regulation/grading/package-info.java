/** A room of the broken house. */
@NullMarked
package io.ecocredit.offenders.regulation.grading;

import org.jspecify.annotations.NullMarked;
