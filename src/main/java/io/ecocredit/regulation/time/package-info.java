/** Evaluation years, working days and deadlines, all in the civil calendar of Asia/Shanghai. */
@NullMarked
package io.ecocredit.regulation.time;

import org.jspecify.annotations.NullMarked;
