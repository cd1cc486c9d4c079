/** Which codes there are and with which status each is answered. */
@NullMarked
package io.ecocredit.platform.codes;

import org.jspecify.annotations.NullMarked;
