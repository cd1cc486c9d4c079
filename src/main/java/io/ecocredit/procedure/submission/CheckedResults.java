package io.ecocredit.procedure.submission;

import io.ecocredit.platform.identity.Actor;
import io.ecocredit.procedure.line.Case;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.regulation.procedure.Guard;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which results the region has looked at, so that a second officer may make them known (A20.5, A20.6, A21.3, A21.4). */
@Cites(provisions = {Provision.A20_ITEM_5, Provision.A20_ITEM_6, Provision.A21_ITEM_3, Provision.A21_ITEM_4})
public final class CheckedResults {

    private static final Set<Step> READY = EnumSet.of(Step.SUBMITTED, Step.ACCEPTED);
    private static final Set<Step> SENT_BACK = EnumSet.of(Step.RETURNED, Step.DETERMINED);

    private CheckedResults() {}

    /** Those that were submitted and not sent back. */
    public static <C extends Case> List<C> ready(Collection<C> held) {
        return held.stream()
                .filter(each -> READY.contains(each.standing().step()) && !each.isExcluded())
                .toList();
    }

    /**
     * The cases of the leagues that are meant, or of all that have submitted; no league waits for another.
     *
     * @param leagues empty for all
     * @throws RefusalException as told when one of them, or nobody, has something submitted that is not made known yet
     */
    public static <C extends Case> List<C> concerned(Collection<C> held, Set<String> leagues, Refusal otherwise) {
        Set<String> submitted =
                ready(held).stream().map(each -> each.subject().leadLeague()).collect(Collectors.toSet());
        if (submitted.isEmpty() || !submitted.containsAll(leagues)) {
            throw otherwise.asException();
        }
        Set<String> meant = leagues.isEmpty() ? submitted : leagues;
        return held.stream()
                .filter(each -> meant.contains(each.subject().leadLeague()))
                .toList();
    }

    /** Those that were sent back, or drawn and not looked at, or taken off a list that they belong on. */
    public static <C extends Case> List<C> unsettled(Collection<C> held) {
        return held.stream()
                .filter(each -> !each.isExcluded())
                .filter(each -> SENT_BACK.contains(each.standing().step())
                        || each.standing().awaitsCheck()
                        || each.isMissedFromList())
                .toList();
    }

    /** @throws RefusalException as told, naming what was sent back or not looked at */
    public static <C extends Case> void requireSettled(Line<C, ?> line, Collection<C> held, Refusal told) {
        MissingCases.requireNone(
                line, unsettled(held), told, line.terms().clauses().spotCheck());
    }

    /**
     * Whoever the facts bring onto the lists of the leagues concerned is on them.
     *
     * @throws RefusalException as told, naming who has no case
     */
    public static <C extends Case> Uni<Void> requireAllDrawn(
            SqlConnection connection, Line<C, ?> line, int year, List<C> concerned, LocalDate today, Refusal told) {
        Set<String> leagues =
                concerned.stream().map(each -> each.subject().leadLeague()).collect(Collectors.toSet());
        return line.notDrawn(connection, year, leagues, today)
                .invoke(notDrawn -> MissingCases.requireNone(
                        line,
                        year,
                        List.of(),
                        notDrawn,
                        told,
                        line.terms().clauses().listing()))
                .replaceWithVoid();
    }

    /**
     * Every submission has its sample, and not one that the officer has drawn, or of which the officer has found something
     * right, who makes the results known. Who sent something back may: it was submitted again and looked at anew.
     *
     * @param doing what the officer is about to do, in words
     * @throws RefusalException 409 when one has none, or the officer drew it or accepted something of it
     */
    public static Uni<Void> requireSampledBySomebodyElse(
            SqlConnection connection, Line<?, ?> line, Collection<? extends Case> ready, Actor officer, String doing) {
        return connection
                .preparedQuery("""
                        select s.league, k.drawn_by, exists (
                            select from %1$s.cases c join %1$s.case_steps a on a.case_id = c.case_id
                            where c.submission_id = s.submission_id and c.step = 'ACCEPTED' and a.actor = $2
                                and a.action = 'ACCEPT' and a.version = (select max(l.version) from %1$s.case_steps l
                                    where l.case_id = c.case_id and l.action = 'ACCEPT')) as accepted
                        from %1$s.submissions s left join %1$s.spot_checks k using (submission_id)
                        where s.submission_id = any($1)
                        """.formatted(line.schema()))
                .execute(Tuple.tuple().addArrayOfUUID(submissions(ready)).addString(officer.name()))
                .invoke(rows -> rows.forEach(row -> {
                    requireSomebodyElse(line, row.getString("league"), row.getString("drawn_by"), officer, doing);
                    requireAnother(line, row.getBoolean("accepted"), doing);
                }))
                .replaceWithVoid();
    }

    private static UUID[] submissions(Collection<? extends Case> ready) {
        return ready.stream()
                .map(each -> Objects.requireNonNull(each.standing().submission()))
                .distinct()
                .toArray(UUID[]::new);
    }

    private static void requireSomebodyElse(
            Line<?, ?> line, String league, @Nullable String drawnBy, Actor officer, String doing) {
        if (drawnBy == null) {
            throw Refusal.of(RefusalCode.NOT_CHECKED, league + "的上报尚未抽查")
                    .under(line.terms().clauses().spotCheck())
                    .asException();
        }
        requireAnother(line, drawnBy.equals(officer.name()), doing);
    }

    private static void requireAnother(Line<?, ?> line, boolean checked, String doing) {
        if (checked) {
            throw Refusal.of(RefusalCode.SECOND_OFFICER_NEEDED, "抽查由您进行，须由自治区另一名工作人员" + doing)
                    .under(line.terms().clauses().result())
                    .asException();
        }
    }

    /** @throws RefusalException 409 for who draws a sample and took part in the evaluation of something of the submission */
    static void requireEvaluatedByOthers(
            Line<?, ?> line, Collection<? extends Case> held, UUID submission, Actor officer, LocalDate today) {
        if (held.stream()
                .filter(each -> submission.equals(each.standing().submission()))
                .anyMatch(each -> each.facts(officer, today).caller().tookPart())) {
            throw Refusal.of(RefusalCode.SECOND_OFFICER_NEEDED, Guard.EVALUATED_BY_OTHERS.detail())
                    .under(line.terms().clauses().spotCheck())
                    .asException();
        }
    }
}
