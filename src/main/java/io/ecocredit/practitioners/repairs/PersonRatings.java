package io.ecocredit.practitioners.repairs;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.ActingPool;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.practitioners.repairs.PersonRepair.Rating;
import io.ecocredit.regulation.grading.PractitionerGrader;
import io.ecocredit.regulation.grading.PractitionerGrader.PersonalRecord;
import io.ecocredit.regulation.repair.PractitionerRepair;
import io.ecocredit.regulation.repair.PractitionerRepair.Facts;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.time.EvaluationYear;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks up what a repair stands on, over the records of every league; a league learns what follows, not the records. */
@Singleton
class PersonRatings {

    private static final Rows<PersonalRecord> RECORDS = Rows.of(PersonalRecord.class);

    private final LegalClock clock;

    PersonRatings(LegalClock clock) {
        this.clock = clock;
    }

    /**
     * A rating as it stands today.
     *
     * @param rating that was told to the practitioner; empty while none was
     * @param result from the records that count today
     * @param since days of valid records that were produced after the rating
     */
    record Current(Optional<Rating> rating, PractitionerGrader.Result result, List<LocalDate> since) {

        private Facts facts(Set<String> recognisedBy) {
            return new Facts(
                    result.year().value(),
                    rating.map(Rating::ratedOn).orElse(null),
                    result.dishonest(),
                    since,
                    result.departments(),
                    recognisedBy,
                    result.at());
        }

        /** @throws io.ecocredit.regulation.text.RefusalException when nothing can be applied for or granted (A28) */
        void requireRepairable(Set<String> recognisedBy) {
            Refusal.requireNone(PractitionerRepair.obstacle(facts(recognisedBy)));
        }

        /** @throws RefusalException with each department that has not recognised the merit (A29) */
        void requireRecognised(Set<String> recognisedBy) {
            PractitionerRepair.requireRecognised(facts(recognisedBy));
        }
    }

    /** Somebody's rating of a year, in the transaction of the connection; {@code reader} sees no more than before. */
    Uni<Current> current(SqlConnection connection, String practitioner, EvaluationYear year, Actor reader) {
        return ActingPool.asTheService(
                connection,
                reader,
                () -> records(connection, practitioner)
                        .flatMap(records -> current(connection, practitioner, year, records)));
    }

    private Uni<Current> current(
            SqlConnection connection, String practitioner, EvaluationYear year, List<PersonalRecord> records) {
        PractitionerGrader.Result result = PractitionerGrader.rate(records, year, clock.today());
        return rating(connection, practitioner, result)
                .map(rating -> new Current(rating, result, since(rating, records)));
    }

    private static List<LocalDate> since(Optional<Rating> rating, List<PersonalRecord> records) {
        return rating.stream()
                .flatMap(told ->
                        records.stream().map(PersonalRecord::producedOn).filter(day -> day.isAfter(told.ratedOn())))
                .toList();
    }

    private static Uni<List<PersonalRecord>> records(SqlConnection connection, String practitioner) {
        return connection.preparedQuery("""
                        select r.record_no as number, practitioners.standing_authority(r.record_no, r.authority) as department, r.produced_on,
                            x.confirmed_on as rectified_on
                        from practitioners.practitioners p
                            join practitioners.practitioners o on o.person_no = p.person_no
                            join practitioners.valid_records r on r.practitioner_no = o.practitioner_no
                            left join practitioners.rectifications x using (record_no)
                        where p.practitioner_no = $1
                        """).execute(Tuple.of(practitioner)).map(RECORDS::all);
    }

    /**
     * The rating that the region told; a case that has not come so far is no rating yet. One that was told again stands from the
     * first time, unless it was told meanwhile that there is none: its year begins anew with a later record alone (A28, I-26).
     */
    private static Uni<Optional<Rating>> rating(
            SqlConnection connection, String practitioner, PractitionerGrader.Result result) {
        return connection
                .preparedQuery("""
                        select c.case_id, coalesce(c.letter_league, c.lead_league) as league,
                            (select min(s.done_on) from practitioners.case_steps s
                                where s.case_id = c.case_id and s.to_step = 'CONCLUDED' and not exists (
                                    select from practitioners.case_steps later join practitioners.case_findings e
                                        using (case_id, finding_no)
                                    where later.case_id = c.case_id and later.to_step = 'CONCLUDED' and later.version >= s.version
                                        and not e.dishonest)) as told_on
                        from practitioners.practitioners p
                            join practitioners.practitioners o on o.person_no = p.person_no
                            join practitioners.cases c on c.practitioner_no = o.practitioner_no
                            join practitioners.case_findings d on d.case_id = c.case_id and d.finding_no = c.finding_no
                        where p.practitioner_no = $1 and c.year = $2 and c.step in ('CONCLUDED', 'LETTER_SENT')
                            and d.dishonest
                        """)
                .execute(Tuple.of(practitioner, result.year().value()))
                .map(rows -> rows.stream()
                        .map(row -> new Rating(
                                row.getUUID("case_id"),
                                practitioner,
                                result.year().value(),
                                row.getString("league"),
                                row.getLocalDate("told_on"),
                                result.counted(),
                                result.departments().stream().toList()))
                        .findFirst());
    }
}
