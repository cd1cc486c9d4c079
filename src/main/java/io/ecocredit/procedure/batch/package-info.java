/** The same step on many cases. */
@NullMarked
package io.ecocredit.procedure.batch;

import org.jspecify.annotations.NullMarked;
