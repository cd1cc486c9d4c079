/** Ends what is no longer needed, as the rules of retention say (A36); each feature knows how its own data end. */
@NullMarked
package io.ecocredit.retention;

import org.jspecify.annotations.NullMarked;
