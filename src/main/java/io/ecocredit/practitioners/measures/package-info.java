/** Which practitioners are under which measures (A34). */
@NullMarked
package io.ecocredit.practitioners.measures;

import org.jspecify.annotations.NullMarked;
