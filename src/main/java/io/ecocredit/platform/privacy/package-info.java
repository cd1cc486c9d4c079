/** Personal data of natural persons, encrypted before they are stored (A36). */
@NullMarked
package io.ecocredit.platform.privacy;

import org.jspecify.annotations.NullMarked;
