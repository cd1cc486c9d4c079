/** A step of a case: wanted, allowed by the table, taken, told, kept in its history. */
@NullMarked
package io.ecocredit.procedure.step;

import org.jspecify.annotations.NullMarked;
