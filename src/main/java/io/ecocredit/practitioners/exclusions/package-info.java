/** Practitioners outside the evaluation for criminal suspicion; nobody but those inside learns of it (A5.4, I-38). */
@NullMarked
package io.ecocredit.practitioners.exclusions;

import org.jspecify.annotations.NullMarked;
