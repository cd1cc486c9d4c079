/** A room of the broken house. */
@NullMarked
package io.ecocredit.offenders.grades;

import org.jspecify.annotations.NullMarked;
