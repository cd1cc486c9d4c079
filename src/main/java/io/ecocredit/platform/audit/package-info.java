/** The trail of who did what (A36): written with the action, sealed afterwards, read by supervision. */
@NullMarked
package io.ecocredit.platform.audit;

import org.jspecify.annotations.NullMarked;
