package io.ecocredit.practitioners.procedure;

import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.database.Side;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.platform.recusal.Recusals;
import io.ecocredit.procedure.line.OpenYears;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.text.Rule;
import io.ecocredit.regulation.time.EvaluationYear;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.UUID;

/** The list of practitioners whom a league evaluates for a year (A21.1). */
@Singleton
@Cites(
        provisions = {Provision.A7_PARAGRAPH_3, Provision.A21_ITEM_1},
        settles = {Interpretation.I_2, Interpretation.I_18})
class PractitionerYearService {

    private final PersonsSide persons;

    PractitionerYearService(PersonsSide persons) {
        this.persons = persons;
    }

    /** How many people a league has newly listed. */
    record Draw(int year, long added) {}

    /** A case on the list. */
    record Participant(UUID evaluationId, int year, String practitioner, String leadLeague) {}

    /**
     * Lists those with a record of the year whom the league leads; again adds who has come since.
     *
     * @throws RefusalException 404 when the year is not open
     */
    Uni<Draw> draw(EvaluationYear year, Act act) {
        return persons.doing(
                act,
                connection -> OpenYears.require(connection, year.value())
                        .chain(() -> connection
                                .preparedQuery("select practitioners.draw_cases($1, $2, $3, $4) as drawn")
                                .execute(Tuple.of(
                                        year.value(),
                                        year.firstDay(),
                                        year.lastDay(),
                                        year.rules().get(Rule.PRACTITIONER_THRESHOLD))))
                        .map(rows ->
                                new Draw(year.value(), rows.iterator().next().getLong("drawn"))));
    }

    /**
     * Adds somebody of whom there is no record, led by the league that adds them. Who is another league's to evaluate, under
     * whatever number, is answered like one whom that league has listed: nobody takes a person over by registering them.
     *
     * @throws RefusalException 404 when the year is not open or nobody of that number is known to the league; 403 for who stood aside; 409 when the
     *     person is on the list
     */
    Uni<Participant> add(EvaluationYear year, String number, String league, String reason, Act act) {
        return persons.doing(
                act,
                connection -> OpenYears.require(connection, year.value())
                        .chain(() -> Recusals.requireNone(connection, Side.PRACTITIONERS, number))
                        .chain(() -> connection
                                .preparedQuery("select from practitioners.practitioners where practitioner_no = $1")
                                .execute(Tuple.of(number)))
                        .invoke(known -> Require.that(
                                known.rowCount() > 0,
                                () -> RefusalException.of(RefusalCode.NO_SUCH_PRACTITIONER, "没有您可查看的该从业人员")))
                        .chain(() -> connection
                                .preparedQuery("""
                                        insert into practitioners.cases (year, practitioner_no, lead_league, listed_because)
                                        select $1, $2, $3, $4
                                        where not practitioners.is_listed($2, $1)
                                            and not practitioners.is_anothers($2, $5, $6, $3)
                                        on conflict (year, practitioner_no) do nothing
                                        returning case_id
                                        """)
                                .execute(Tuple.of(
                                        year.value(), number, league, reason, year.firstDay(), year.lastDay())))
                        .map(rows -> rows.stream()
                                .findFirst()
                                .map(row -> new Participant(row.getUUID("case_id"), year.value(), number, league))
                                .orElseThrow(() ->
                                        RefusalException.of(RefusalCode.ALREADY_LISTED, "该从业人员已在名单中（可能由其他盟市牵头）"))));
    }
}
