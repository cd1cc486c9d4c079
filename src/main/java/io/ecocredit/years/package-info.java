/** The evaluation year: plan, participants, rating, publication. */
@NullMarked
package io.ecocredit.years;

import org.jspecify.annotations.NullMarked;
