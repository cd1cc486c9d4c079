/** What the program says to whoever operates it, besides its logs. */
@NullMarked
package io.ecocredit.platform.telling;

import org.jspecify.annotations.NullMarked;
