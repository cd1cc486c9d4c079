/** How the service begins: settings, what production demands, keys, and what is said when something is missing. */
@NullMarked
package io.ecocredit.start;

import org.jspecify.annotations.NullMarked;
