package io.ecocredit.practitioners.procedure;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.practitioners.procedure.PractitionerCase.Finding;
import io.ecocredit.procedure.line.Weighed;
import io.ecocredit.regulation.grading.PractitionerGrader;
import io.ecocredit.regulation.grading.PractitionerGrader.PersonalRecord;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.time.EvaluationYear;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Draws up what a league proposes or determines of a practitioner, over the records of every league (A17, A21.2). */
@Singleton
@Cites(
        value = Article.A17,
        provisions = Provision.A21_ITEM_2,
        settles = {Interpretation.I_2, Interpretation.I_18})
class PractitionerFindings {

    private static final Rows<PersonalRecord> RECORDS = Rows.of(PersonalRecord.class);

    private final LegalClock clock;

    PractitionerFindings(LegalClock clock) {
        this.clock = clock;
    }

    /** Draws up the next finding of a case as of a day. */
    Uni<Finding> draw(SqlConnection connection, PractitionerCase subject, LocalDate at, Actor officer) {
        EvaluationYear year = new EvaluationYear(subject.subject().year());
        return connection
                .preparedQuery("""
                        select record_no as number, authority as department, produced_on, confirmed_on as rectified_on, league
                        from practitioners.records_of_case($1, $2, $3)
                        """)
                .execute(Tuple.of(subject.id(), year.firstDay(), year.lastDay()))
                .flatMap(rows -> {
                    Map<PersonalRecord, String> leagues = new HashMap<>();
                    rows.forEach(row -> leagues.put(RECORDS.read(row), row.getString("league")));
                    PractitionerGrader.Result result = PractitionerGrader.rate(leagues.keySet(), year, at);
                    String sender = sender(leagues, year, at);
                    return store(
                                    connection,
                                    Tuple.tuple(List.of(subject.id(), at, result.dishonest()))
                                            .addArrayOfString(result.counted().toArray(String[]::new))
                                            .addString(sender)
                                            .addString(officer.name())
                                            .addOffsetDateTime(clock.now()))
                            .map(number -> new Finding(
                                    number, at, Finding.weighed(result.dishonest(), result.counted(), sender)));
                });
    }

    /** The league whose record made the different departments enough, which sends the letter; null while they are not. */
    private static @Nullable String sender(Map<PersonalRecord, String> leagues, EvaluationYear year, LocalDate at) {
        return PractitionerGrader.completing(leagues.keySet(), year, at)
                .map(leagues::get)
                .orElse(null);
    }

    /** What findings would come to that were drawn up on a day, asked by the service, which sees every league's records. */
    Uni<Map<UUID, Weighed>> weigh(SqlConnection connection, List<PractitionerCase> cases, LocalDate at) {
        return connection
                .preparedQuery("""
                        select c.case_id, r.record_no as number, r.produced_on,
                            practitioners.standing_authority(r.record_no, r.authority) as department,
                            x.confirmed_on as rectified_on, access.league_of(r.division) as league
                        from practitioners.cases c
                            join practitioners.practitioners p using (practitioner_no)
                            join practitioners.practitioners o on o.person_no = p.person_no
                            join practitioners.valid_records r on r.practitioner_no = o.practitioner_no
                            left join practitioners.rectifications x using (record_no)
                        where c.case_id = any($1) and extract(year from r.produced_on) = c.year
                        """)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(cases.stream().map(PractitionerCase::id).toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Map<PersonalRecord, String>> records = new HashMap<>();
                    rows.forEach(row -> records.computeIfAbsent(row.getUUID("case_id"), absent -> new HashMap<>())
                            .put(RECORDS.read(row), row.getString("league")));
                    Map<UUID, Weighed> weighed = new HashMap<>();
                    cases.forEach(each -> weighed.put(
                            each.id(),
                            weighed(
                                    records.getOrDefault(each.id(), Map.of()),
                                    new EvaluationYear(each.subject().year()),
                                    at)));
                    return weighed;
                });
    }

    private static Weighed weighed(Map<PersonalRecord, String> leagues, EvaluationYear year, LocalDate at) {
        PractitionerGrader.Result result = PractitionerGrader.rate(leagues.keySet(), year, at);
        return Finding.weighed(result.dishonest(), result.counted(), sender(leagues, year, at));
    }

    private static Uni<Integer> store(SqlConnection connection, Tuple columns) {
        return connection.preparedQuery("""
                        with drawn as (
                            insert into practitioners.case_findings
                                (case_id, finding_no, at, dishonest, counted, letter_league, drawn_by, recorded_at)
                            select $1, coalesce(max(finding_no), 0) + 1, $2, $3, $4, $5, $6, $7
                            from practitioners.case_findings where case_id = $1
                            returning finding_no)
                        update practitioners.cases set letter_league = $5 from drawn where case_id = $1
                        returning drawn.finding_no
                        """).execute(columns).map(rows -> Statements.only(rows, Integer.class));
    }
}
