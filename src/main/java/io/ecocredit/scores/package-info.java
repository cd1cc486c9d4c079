/** Rating: the register's facts through the pure core into stored sheets. */
@NullMarked
package io.ecocredit.scores;

import org.jspecify.annotations.NullMarked;
