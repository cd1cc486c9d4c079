/** Operations whose declarations are not what they do. */
@NullMarked
package io.ecocredit.offenders.operations;

import org.jspecify.annotations.NullMarked;
