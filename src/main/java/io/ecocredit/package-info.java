/** The program's commands; the only place that knows every feature. */
@NullMarked
package io.ecocredit;

import org.jspecify.annotations.NullMarked;
