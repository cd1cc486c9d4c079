/** Which accounts act for an institution, by a league's approval (I-29). */
@NullMarked
package io.ecocredit.accounts;

import org.jspecify.annotations.NullMarked;
