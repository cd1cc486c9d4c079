/** The cases of a year on their way through the procedure of chapter 4, for institutions. */
@NullMarked
package io.ecocredit.evaluations;

import org.jspecify.annotations.NullMarked;
