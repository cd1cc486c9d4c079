/** Who may do what: the check that is made from what each operation declares. */
@NullMarked
package io.ecocredit.platform.access;

import org.jspecify.annotations.NullMarked;
