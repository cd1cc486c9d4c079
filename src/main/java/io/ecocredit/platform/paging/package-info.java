/** Lists by the page: an opaque cursor that has no ceiling, and a link to what follows. */
@NullMarked
package io.ecocredit.platform.paging;

import org.jspecify.annotations.NullMarked;
