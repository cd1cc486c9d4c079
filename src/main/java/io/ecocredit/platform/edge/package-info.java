/** What is refused before any operation sees it, and what every answer carries. */
@NullMarked
package io.ecocredit.platform.edge;

import org.jspecify.annotations.NullMarked;
