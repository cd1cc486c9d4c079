/** A line of subjects and its cases: what each line says for itself, and how its cases are read. */
@NullMarked
package io.ecocredit.procedure.line;

import org.jspecify.annotations.NullMarked;
