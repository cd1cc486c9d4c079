/** Catalogue, score, grade and the sheet that explains them (chapter 3). */
@NullMarked
package io.ecocredit.regulation.grading;

import org.jspecify.annotations.NullMarked;
