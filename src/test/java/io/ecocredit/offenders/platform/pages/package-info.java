/** A room of the broken house. */
@NullMarked
package io.ecocredit.offenders.platform.pages;

import org.jspecify.annotations.NullMarked;
