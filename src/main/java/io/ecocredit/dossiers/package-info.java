/** Institutions' records in a browser, each on one page with all that is decided, warned and repaired of it. */
@NullMarked
package io.ecocredit.dossiers;

import org.jspecify.annotations.NullMarked;
