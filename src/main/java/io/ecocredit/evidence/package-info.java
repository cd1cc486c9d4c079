/** Files that somebody shows in evidence: examined, hashed, scanned, and given only to those who may see them. */
@NullMarked
package io.ecocredit.evidence;

import org.jspecify.annotations.NullMarked;
