/** Warning and repair (chapter 5): who may ask, report, confirm and refuse what, until when, with what consequence. */
@NullMarked
package io.ecocredit.regulation.repair;

import org.jspecify.annotations.NullMarked;
