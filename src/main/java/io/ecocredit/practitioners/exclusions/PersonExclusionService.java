package io.ecocredit.practitioners.exclusions;

import io.ecocredit.inbox.Letter;
import io.ecocredit.inbox.Letter.Recipient;
import io.ecocredit.institutions.ExclusionResource.ExclusionOrder;
import io.ecocredit.institutions.ExclusionResource.ReturnOrder;
import io.ecocredit.institutions.ExclusionView;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.database.Side;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Once;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.recusal.Recusals;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.platform.sql.Turns;
import io.ecocredit.practitioners.PersonDirectory;
import io.ecocredit.practitioners.PersonsEntry;
import io.ecocredit.practitioners.PersonsWords;
import io.ecocredit.practitioners.procedure.PractitionerInbox;
import io.ecocredit.regulation.record.ExclusionRules;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes practitioners out of the evaluation for criminal suspicion, and back (A5.4, I-38): meanwhile no result of theirs is
 * submitted, told or put under measures. Only the person and the leagues that know them learn of it.
 */
@Singleton
@Cites(provisions = Provision.A5_ITEM_4, settles = Interpretation.I_38)
class PersonExclusionService {

    private static final int LONGEST_REASON = 500;
    private static final Rows<ExclusionView> EXCLUSIONS = Rows.of(ExclusionView.class);

    private final PersonsSide persons;
    private final PersonDirectory directory;
    private final PersonsEntry entry;
    private final PractitionerInbox inbox;
    private final Once once;
    private final LegalClock clock;

    PersonExclusionService(
            PersonsSide persons,
            PersonDirectory directory,
            PersonsEntry entry,
            PractitionerInbox inbox,
            Once once,
            LegalClock clock) {
        this.persons = persons;
        this.directory = directory;
        this.entry = entry;
        this.inbox = inbox;
        this.once = once;
        this.clock = clock;
    }

    /**
     * The latest first.
     *
     * @throws RefusalException 404 when there is no such person or they are not the reader's to see
     */
    Uni<List<ExclusionView>> all(String practitioner, Act act) {
        return persons.doing(
                act,
                connection ->
                        directory.require(connection, practitioner).chain(() -> listed(connection, practitioner)));
    }

    private static Uni<List<ExclusionView>> listed(SqlConnection connection, String practitioner) {
        return EXCLUSIONS.all(connection, """
                select x.from_on as from, b.until_on as until, x.suspected_on, b.cleared_on, x.reason, coalesce(e.recorded_at, e.opened_at) as recorded_at
                from practitioners.exclusions x join register.entries e using (entry_id)
                    left join practitioners.exclusion_returns b using (exclusion_id)
                where x.practitioner_no in (select practitioners.numbers_of($1)) order by x.from_on desc, x.exclusion_id desc
                """, Tuple.of(practitioner));
    }

    /**
     * Takes somebody out.
     *
     * @throws RefusalException 404 unknown, 403 for who stood aside, 400 for another day than today or without a reason, 409 when the person is out already
     */
    Uni<Answered> exclude(
            String practitioner,
            ExclusionOrder order,
            Act act,
            @Nullable Repeat repeat,
            Function<ExclusionView, Answer> answering) {
        String reason = PersonsWords.required("reason", order.reason(), LONGEST_REASON);
        LocalDate from = clock.today();
        ExclusionRules.requireToday("from", order.from(), from, "suspectedOn");
        ExclusionRules.requireNotToCome("suspectedOn", order.suspectedOn(), from);
        return once.doing(
                persons,
                act,
                repeat,
                connection -> turn(connection, practitioner)
                        .invoke(all -> ExclusionRules.requireFree(ExclusionView.times(all), from))
                        .chain(() -> entry.write(
                                connection,
                                act.actor(),
                                "exclusion",
                                Set.of(),
                                number -> Statements.run(
                                        connection,
                                        """
                                        insert into practitioners.exclusions
                                            (practitioner_no, from_on, suspected_on, reason, entry_id)
                                        values ($1, $2, $3, $4, $5)
                                        """,
                                        Tuple.of(practitioner, from, order.suspectedOn(), reason, number))))
                        .chain(() -> tell(connection, practitioner, "移出评价范围", "自" + from + "起：" + reason, act.actor()))
                        .chain(() -> listed(connection, practitioner))
                        .map(all -> answering.apply(all.getFirst())));
    }

    /**
     * Brings somebody back.
     *
     * @throws RefusalException 404 unknown, 403 for who stood aside, 409 when the person is not out, 400 for another day than today
     */
    Uni<ExclusionView> bringBack(String practitioner, ReturnOrder order, Act act) {
        LocalDate until = clock.today();
        ExclusionRules.requireToday("until", order.until(), until, "clearedOn");
        ExclusionRules.requireNotToCome("clearedOn", order.clearedOn(), until);
        return persons.doing(
                act,
                connection -> turn(connection, practitioner)
                        .invoke(all -> ExclusionRules.requireLasting(ExclusionView.times(all), until))
                        .chain(() -> entry.write(
                                connection,
                                act.actor(),
                                "exclusion",
                                Set.of(),
                                number -> Statements.run(
                                        connection, """
                                        insert into practitioners.exclusion_returns
                                            (exclusion_id, until_on, cleared_on, entry_id)
                                        select x.exclusion_id, $2, $3, $4 from practitioners.exclusions x
                                        where x.practitioner_no in (select practitioners.numbers_of($1)) and not exists (
                                            select from practitioners.exclusion_returns b
                                            where b.exclusion_id = x.exclusion_id)
                                        """, Tuple.of(practitioner, until, order.clearedOn(), number))))
                        .chain(() -> tell(connection, practitioner, "回到评价范围", "自" + until + "起", act.actor()))
                        .chain(() -> listed(connection, practitioner))
                        .map(List::getFirst));
    }

    /** One after the other for each person, in the transaction of the connection; answers what there is. */
    private Uni<List<ExclusionView>> turn(SqlConnection connection, String practitioner) {
        return directory
                .require(connection, practitioner)
                .chain(() -> Recusals.requireNone(connection, Side.PRACTITIONERS, practitioner))
                .chain(() -> Turns.take(connection, "person's exclusion " + practitioner))
                .chain(() -> listed(connection, practitioner));
    }

    /** The person, and the leagues with a case of theirs that is not concluded, where they did not do it themselves. */
    private Uni<Void> tell(SqlConnection connection, String practitioner, String title, String body, Actor author) {
        return connection
                .preparedQuery("""
                        select distinct lead_league from practitioners.cases
                        where practitioner_no in (select practitioners.numbers_of($1)) and step not in ('CONCLUDED', 'LETTER_SENT', 'REMOVED')
                        """)
                .execute(Tuple.of(practitioner))
                .map(rows -> Stream.concat(
                                Stream.of(Recipient.person(practitioner)),
                                rows.stream()
                                        .map(row -> row.getString("lead_league"))
                                        .filter(league -> !league.equals(author.league()))
                                        .map(Recipient::league))
                        .map(recipient -> letter(recipient, practitioner, title, body))
                        .toList())
                .flatMap(letters -> inbox.deliver(connection, letters, author));
    }

    private Letter letter(Recipient recipient, String practitioner, String title, String body) {
        return new Letter(
                recipient,
                clock.today().getYear(),
                null,
                "exclusion",
                "从业人员" + practitioner + "：" + title,
                body,
                ExclusionRules.BASIS,
                null,
                null,
                clock.today());
    }
}
