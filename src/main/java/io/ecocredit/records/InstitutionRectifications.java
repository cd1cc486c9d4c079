package io.ecocredit.records;

import jakarta.inject.Singleton;

/** Rectifications of institutions' records. */
@Singleton
final class InstitutionRectifications extends RectificationTarget {

    InstitutionRectifications() {
        super("register", "uscc", "RECTIFICATION", "register.confirms_rectification_of(record_no)");
    }
}
