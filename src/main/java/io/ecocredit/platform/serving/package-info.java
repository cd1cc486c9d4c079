/** Which part of the service a process is. */
@NullMarked
package io.ecocredit.platform.serving;

import org.jspecify.annotations.NullMarked;
