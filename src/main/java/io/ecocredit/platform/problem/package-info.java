/** Problem documents (RFC 9457): one shape for every error. */
@NullMarked
package io.ecocredit.platform.problem;

import org.jspecify.annotations.NullMarked;
