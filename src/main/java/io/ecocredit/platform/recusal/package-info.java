/** Who has declared to stand aside from whom, and so does nothing about them. */
@NullMarked
package io.ecocredit.platform.recusal;

import org.jspecify.annotations.NullMarked;
