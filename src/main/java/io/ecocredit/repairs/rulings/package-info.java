/** Findings on how an institution filed: good cause for not filing in time, and filing what is untrue (A23, A26.4, I-39). */
@NullMarked
package io.ecocredit.repairs.rulings;

import org.jspecify.annotations.NullMarked;
