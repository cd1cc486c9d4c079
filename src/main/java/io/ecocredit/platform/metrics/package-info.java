/** How the program tells of itself to those who operate it. */
@NullMarked
package io.ecocredit.platform.metrics;

import org.jspecify.annotations.NullMarked;
