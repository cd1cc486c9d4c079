/** Acting on what was seen: the version of a thing as an entity tag. */
@NullMarked
package io.ecocredit.platform.precondition;

import org.jspecify.annotations.NullMarked;
