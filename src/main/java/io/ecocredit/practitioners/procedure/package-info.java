/** The cases of practitioners on their way through the procedure of article 21; nothing of them is ever public. */
@NullMarked
package io.ecocredit.practitioners.procedure;

import org.jspecify.annotations.NullMarked;
