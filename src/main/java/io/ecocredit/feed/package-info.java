/** Changes of published results for the platform and other authorities (A20.7, A35). */
@NullMarked
package io.ecocredit.feed;

import org.jspecify.annotations.NullMarked;
