/** A region's data as a folder of files. */
@NullMarked
package io.ecocredit.region;

import org.jspecify.annotations.NullMarked;
