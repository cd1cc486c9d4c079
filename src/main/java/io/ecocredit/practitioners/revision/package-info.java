/** What keeps practitioners' results current: corrections of their records (A31, I-25) and their repair (A28, A29). */
@NullMarked
package io.ecocredit.practitioners.revision;

import org.jspecify.annotations.NullMarked;
