/** Rating: the register's facts through the pure core into stored sheets. */
@NullMarked
package io.ecocredit.evaluations;

import org.jspecify.annotations.NullMarked;
