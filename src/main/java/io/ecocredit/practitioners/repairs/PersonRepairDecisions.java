package io.ecocredit.practitioners.repairs;

import io.ecocredit.platform.database.ActingPool;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.practitioners.PersonDirectory;
import io.ecocredit.practitioners.PersonsEntry;
import io.ecocredit.practitioners.repairs.PersonRatings.Current;
import io.ecocredit.practitioners.repairs.PersonRepairMove.Kind;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.time.EvaluationYear;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Decides of practitioners' repairs. A granted one ends the records that counted; with them end the rating and what they bring
 * about for the employer (I-12).
 */
@Singleton
@Cites({Article.A28, Article.A29, Article.A31})
class PersonRepairDecisions {

    private final PersonRepairRepository repository;
    private final PersonRatings ratings;
    private final PersonDirectory directory;
    private final PersonsEntry entries;
    private final PersonRepairNotices notices;
    private final Divisions divisions;

    PersonRepairDecisions(
            PersonRepairRepository repository,
            PersonRatings ratings,
            PersonDirectory directory,
            PersonsEntry entries,
            PersonRepairNotices notices,
            Divisions divisions) {
        this.repository = repository;
        this.ratings = ratings;
        this.directory = directory;
        this.entries = entries;
        this.notices = notices;
        this.divisions = divisions;
    }

    /** @throws io.ecocredit.regulation.text.RefusalException 403, 409 or 400 with the clause when it cannot be decided so */
    Uni<Void> decide(SqlConnection connection, PersonRepair held, PersonRepairMove order, Actor officer) {
        if (!held.isLedBy(officer)) {
            throw Refusal.of(RefusalCode.WRONG_PARTY, "由出具告知函的盟市决定")
                    .under(Kind.DECIDE.clause())
                    .asException();
        }
        boolean granted = order.isGranted();
        String reason = order.requiredWords();
        return directory
                .requireNoConflict(connection, held.practitioner(), officer, Kind.DECIDE.clause())
                .chain(() -> ratings.current(
                        connection, held.practitioner(), new EvaluationYear(held.yearNumber()), officer))
                .invoke(current -> requireGrantable(granted, held, current))
                .call(() -> repository.decide(connection, held.id(), granted, reason, officer.name()))
                .call(current -> granted ? end(connection, current, officer) : nothing())
                .chain(() -> notices.decided(connection, held, granted, reason, officer));
    }

    private static void requireGrantable(boolean granted, PersonRepair held, Current current) {
        if (granted) {
            current.requireRepairable(held.recognisedBy());
            current.requireRecognised(held.recognisedBy());
        }
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    /** The service's own work: among the records that end are those of other leagues. */
    private Uni<Void> end(SqlConnection connection, Current current, Actor officer) {
        List<String> records = current.result().counted();
        String bureau = divisions.bureauOf(officer.league());
        return ActingPool.asTheService(
                connection,
                officer,
                () -> entries.write(
                        connection,
                        officer,
                        "practitioner-repair",
                        records,
                        entry -> repository.rectify(connection, records, bureau, entry)));
    }
}
