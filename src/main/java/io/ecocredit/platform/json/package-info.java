/** JSON of the program's own types. */
@NullMarked
package io.ecocredit.platform.json;

import org.jspecify.annotations.NullMarked;
