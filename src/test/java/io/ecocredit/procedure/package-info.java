/** What both lines do alike, tried over both: the same test for institutions and for practitioners. */
@NullMarked
package io.ecocredit.procedure;

import org.jspecify.annotations.NullMarked;
