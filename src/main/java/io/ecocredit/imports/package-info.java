/** Bulk data as CSV: read, examined row by row, kept all or nothing, and answered with a report. */
@NullMarked
package io.ecocredit.imports;

import org.jspecify.annotations.NullMarked;
