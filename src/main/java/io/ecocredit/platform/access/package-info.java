/** Who may do what: one table, and the check that is made from it. */
@NullMarked
package io.ecocredit.platform.access;

import org.jspecify.annotations.NullMarked;
