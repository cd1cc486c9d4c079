/** What is decided of practitioners' records afterwards: corrected, withdrawn, quashed, reinstated (A15, A31, I-25). */
@NullMarked
package io.ecocredit.practitioners.decisions;

import org.jspecify.annotations.NullMarked;
