/** Public notices (公示) as anyone sees them; reads the published schema and nothing else (A20.3). */
@NullMarked
package io.ecocredit.notices.shown;

import org.jspecify.annotations.NullMarked;
