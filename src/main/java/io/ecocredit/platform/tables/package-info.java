/** Tables that people open in a spreadsheet. */
@NullMarked
package io.ecocredit.platform.tables;

import org.jspecify.annotations.NullMarked;
