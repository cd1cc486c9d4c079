/** How far a year has come, and how leagues did their work. */
@NullMarked
package io.ecocredit.procedure.board;

import org.jspecify.annotations.NullMarked;
