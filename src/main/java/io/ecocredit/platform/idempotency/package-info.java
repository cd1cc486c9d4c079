/** Answers a request that is sent again as it was answered, instead of carrying it out twice. */
@NullMarked
package io.ecocredit.platform.idempotency;

import org.jspecify.annotations.NullMarked;
