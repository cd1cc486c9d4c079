/** A room of the broken house. */
@NullMarked
package io.ecocredit.offenders.platform.login;

import org.jspecify.annotations.NullMarked;
