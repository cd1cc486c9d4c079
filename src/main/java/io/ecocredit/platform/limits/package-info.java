/** How much the service takes from whom: quotas, and the buckets that keep them. */
@NullMarked
package io.ecocredit.platform.limits;

import org.jspecify.annotations.NullMarked;
