/** Chapter 4 as a table: which step follows which, who takes it, under which conditions, by which clause. */
@NullMarked
package io.ecocredit.regulation.procedure;

import org.jspecify.annotations.NullMarked;
