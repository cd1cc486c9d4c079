package io.ecocredit.practitioners;

import io.ecocredit.records.RectificationTarget;
import jakarta.inject.Singleton;

/** Rectifications of practitioners' records, which bear on the employer's staff deduction. */
@Singleton
final class PractitionerRectifications extends RectificationTarget {

    PractitionerRectifications() {
        super("practitioners", "employer_uscc", "STAFF", "true");
    }
}
