package io.ecocredit.catalogues;

import io.ecocredit.regulation.disclosure.RetentionSchedule;
import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.subject.Divisions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Gives the features the law's data. */
final class Law {

    @Produces
    @Singleton
    Catalogue catalogue() {
        return LawFiles.catalogue2024();
    }

    @Produces
    @Singleton
    @Named("divisions")
    Divisions divisions() {
        return LawFiles.divisions();
    }

    @Produces
    @Singleton
    RetentionSchedule retention() {
        return LawFiles.retention();
    }
}
