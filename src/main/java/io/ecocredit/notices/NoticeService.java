package io.ecocredit.notices;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecocredit.calendars.Calendars;
import io.ecocredit.evaluations.InstitutionCase;
import io.ecocredit.evaluations.InstitutionFinding;
import io.ecocredit.evaluations.InstitutionLine;
import io.ecocredit.inbox.Letter;
import io.ecocredit.inbox.Letter.Recipient;
import io.ecocredit.notices.shown.NoticeRow;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.json.Json;
import io.ecocredit.platform.sql.OneByOne;
import io.ecocredit.platform.sql.Turns;
import io.ecocredit.procedure.batch.CaseBatches;
import io.ecocredit.procedure.line.Case;
import io.ecocredit.procedure.step.Steps;
import io.ecocredit.procedure.step.Told;
import io.ecocredit.regulation.grading.Grade;
import io.ecocredit.regulation.grading.RatedBy;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.repair.PastFacts;
import io.ecocredit.regulation.subject.InstitutionKind;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.text.Rule;
import io.ecocredit.regulation.text.RuleBook;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Opens public notices: what a league proposes, for everybody to see and comment on, five working days. */
@Singleton
@Cites(
        provisions = Provision.A20_ITEM_3,
        settles = {Interpretation.I_19, Interpretation.I_28, Interpretation.I_31, Interpretation.I_32})
public class NoticeService {

    private static final List<Step> SHOWABLE = List.of(Step.CONFIRMED, Step.ON_NOTICE);

    private final InstitutionLine line;
    private final CaseBatches cases;
    private final Steps steps;
    private final Calendars calendars;
    private final Json json;

    NoticeService(InstitutionLine line, CaseBatches cases, Steps steps, Calendars calendars, Json json) {
        this.line = line;
        this.cases = cases;
        this.steps = steps;
        this.calendars = calendars;
        this.json = json;
    }

    /**
     * A notice that was opened.
     *
     * @param noticeId none when nothing could be shown
     * @param closesOn last day on which it can be commented on
     * @param cases how many it shows; those confirmed later come in a further notice
     * @param toldAnew how many are not shown, since by today's facts they are worse than their subjects were told, or rest on other
     *     records; they have been told, and can object
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Opened(
            @Nullable UUID noticeId,
            int year,
            String league,
            LocalDate opensOn,
            LocalDate closesOn,
            int cases,
            int toldAnew) {}

    /** A case with the proposal that is drawn up of it on the day on which the notice opens. */
    private record Proposed(InstitutionCase of, InstitutionFinding finding) {}

    /** What is shown, and what its subjects are told first. */
    private record Sorted(List<Proposed> shown, List<Proposed> untold) {}

    /**
     * Opens a notice of all of a league's cases that are confirmed, and of those that were taken out of the evaluation while an
     * earlier notice showed them (I-4), by the facts of the day (I-31); those outside the evaluation today (A5.4) stay back, and
     * what is worse than its subject was told, or rests on other records, goes back to the proposal.
     *
     * @throws RefusalException 409 when there is none
     */
    public Uni<Opened> open(int year, String league, Act act) {
        Actor officer = act.actor();
        return line.pool()
                .doing(
                        act,
                        connection -> Turns.afterFiles(connection, PastFacts.FILES)
                                .chain(() -> cases.hold(connection, line, year, league, SHOWABLE, officer))
                                .map(NoticeService::showable)
                                .invoke(held -> cases.require(line, held, Action.OPEN_NOTICE, officer))
                                .flatMap(held -> sorted(connection, held, officer))
                                .call(sorted -> tellAnew(connection, sorted.untold(), officer))
                                .flatMap(sorted -> open(connection, year, league, sorted, officer)));
    }

    private static List<InstitutionCase> showable(List<InstitutionCase> held) {
        List<InstitutionCase> shown = held.stream()
                .filter(each -> !each.isExcluded())
                .filter(each -> each.standing().step() == Step.CONFIRMED || each.leftNotice())
                .toList();
        if (shown.isEmpty()) {
            throw RefusalException.of(RefusalCode.NOTHING_TO_SHOW, "没有已确认而尚未公示的评价");
        }
        return shown;
    }

    private Uni<Sorted> sorted(SqlConnection connection, List<InstitutionCase> confirmed, Actor officer) {
        List<UUID> ids = confirmed.stream().map(InstitutionCase::id).toList();
        return Told.of(connection, line, ids)
                .flatMap(told -> line.drawEach(connection, confirmed, cases.today(), officer)
                        .map(findings -> IntStream.range(0, confirmed.size())
                                .mapToObj(index -> new Proposed(confirmed.get(index), findings.get(index)))
                                .collect(Collectors.teeing(
                                        Collectors.filtering(each -> !isOther(told, each), Collectors.toList()),
                                        Collectors.filtering(each -> isOther(told, each), Collectors.toList()),
                                        Sorted::new))));
    }

    private static boolean isOther(Map<UUID, Case.Finding> told, Proposed each) {
        return Told.isOther(told, each.of().id(), each.finding());
    }

    private Uni<?> tellAnew(SqlConnection connection, List<Proposed> untold, Actor officer) {
        return OneByOne.each(
                untold, each -> steps.tellAnew(connection, line, each.of(), each.finding(), officer, cases.today()));
    }

    private Uni<Opened> open(SqlConnection connection, int year, String league, Sorted sorted, Actor officer) {
        LocalDate today = cases.today();
        List<Proposed> shown = sorted.shown();
        return calendars
                .current(connection)
                .map(calendar -> new Opened(
                        shown.isEmpty() ? null : UUID.randomUUID(),
                        year,
                        league,
                        today,
                        calendar.after(today, days(year)).lastDay(),
                        shown.size(),
                        sorted.untold().size()))
                .call(opened -> showAndTake(connection, opened, shown, officer));
    }

    private Uni<Void> showAndTake(SqlConnection connection, Opened opened, List<Proposed> shown, Actor officer) {
        UUID notice = opened.noticeId();
        return notice == null
                ? Uni.createFrom().voidItem()
                : show(connection, opened, notice, shown)
                        .chain(() -> take(connection, notice, shown, officer))
                        .chain(() -> line.inbox().deliver(connection, letters(opened, shown), officer));
    }

    /** Tells each institution that its proposed result is public, and from when A26 counts (I-32). */
    private static List<Letter> letters(Opened opened, List<Proposed> shown) {
        return shown.stream()
                .map(each -> letter(opened, each.of(), each.finding()))
                .toList();
    }

    private static Letter letter(Opened opened, InstitutionCase of, InstitutionFinding finding) {
        InstitutionCase.Subject subject = of.subject();
        return new Letter(
                Recipient.institution(subject.uscc()),
                opened.year(),
                of.id(),
                Action.OPEN_NOTICE.noun(),
                opened.year() + "年度信用评价拟定结果公示",
                subject.name() + "（" + subject.uscc() + "）：拟定结果（" + finding.words() + "）自" + opened.opensOn() + "起公示，至"
                        + opened.closesOn() + "（含当日）止，公众可以提出意见。自" + opened.opensOn()
                        + "起至结果公布前，作出信用修复书面承诺、完成有效整改并经产生信息的单位确认的，按修复后的信息重新评价（"
                        + Provision.A26_PARAGRAPH_2.citation() + "）；公布之后，可以申请信用修复（"
                        + Provision.A26_PARAGRAPH_3.citation() + "）。",
                Clause.of(Provision.A20_ITEM_3).as(Interpretation.I_32),
                opened.closesOn(),
                null,
                opened.opensOn());
    }

    private Uni<Void> take(SqlConnection connection, UUID notice, List<Proposed> shown, Actor officer) {
        Map<UUID, Integer> findings = shown.stream()
                .collect(Collectors.toMap(
                        each -> each.of().id(), each -> each.finding().number()));
        return cases.take(
                connection,
                line,
                shown.stream().map(Proposed::of).toList(),
                Action.OPEN_NOTICE,
                (each, standing) -> standing.shownIn(notice, Objects.requireNonNull(findings.get(each.id()))),
                officer);
    }

    private static int days(int year) {
        return RuleBook.of(year).get(Rule.PUBLIC_NOTICE_PERIOD);
    }

    /** Also the letters of commitment, whose signers agreed that they be public. */
    private Uni<Void> show(SqlConnection connection, Opened opened, UUID notice, List<Proposed> shown) {
        return connection
                .preparedQuery("""
                        insert into published.public_notices (notice_id, year, league, opened_on, closes_on, cases, counts)
                        values ($1, $2, $3, $4, $5, $6, $7)
                        """)
                .execute(Tuple.tuple()
                        .addUUID(notice)
                        .addInteger(opened.year())
                        .addString(opened.league())
                        .addLocalDate(opened.opensOn())
                        .addLocalDate(opened.closesOn())
                        .addInteger(opened.cases())
                        .addString(json.write(counts(shown))))
                .chain(() -> connection.preparedQuery("""
                                delete from published.notice_rows r using published.public_notices n
                                where n.notice_id = r.notice_id and n.year = $1 and r.uscc = any($2)
                                """).execute(Tuple.of(opened.year(), usccs(shown))))
                .chain(() -> connection
                        .preparedQuery("""
                                insert into published.notice_rows (notice_id, uscc, document)
                                select $1, uscc, document from unnest($2::text[], $3::text[]) as t (uscc, document)
                                """)
                        .execute(Tuple.tuple()
                                .addUUID(notice)
                                .addArrayOfString(usccs(shown))
                                .addArrayOfString(shown.stream()
                                        .map(each -> json.write(row(each)))
                                        .toArray(String[]::new))))
                .chain(() -> connection
                        .preparedQuery("""
                                insert into published.commitments as k
                                    (uscc, year, name, products, other, signer, signed_on)
                                select c.uscc, c.year, i.name, f.document -> 'commitment' ->> 'products',
                                    f.document -> 'commitment' ->> 'other', f.document -> 'commitment' ->> 'signer',
                                    (f.document -> 'commitment' ->> 'signedOn')::date
                                from register.cases c join register.institutions i using (uscc)
                                    join register.filings f using (case_id)
                                where c.case_id = any($1) and c.filed_on is not null
                                on conflict (uscc, year) do nothing
                                """)
                        .execute(Tuple.tuple()
                                .addArrayOfUUID(shown.stream()
                                        .map(each -> each.of().id())
                                        .toArray(UUID[]::new))))
                .replaceWithVoid();
    }

    private static String[] usccs(List<Proposed> shown) {
        return shown.stream().map(each -> each.of().subject().uscc()).toArray(String[]::new);
    }

    private static Map<Grade, Integer> counts(List<Proposed> shown) {
        Map<Grade, Integer> counts = new EnumMap<>(Grade.class);
        shown.forEach(each -> counts.merge(each.finding().grade(), 1, Integer::sum));
        return counts;
    }

    private static NoticeRow row(Proposed each) {
        InstitutionCase.Subject subject = each.of().subject();
        InstitutionFinding finding = each.finding();
        return new NoticeRow(
                subject.uscc(),
                subject.name(),
                subject.kinds(),
                subject.kinds().stream()
                        .map(kind -> InstitutionKind.valueOf(kind).label())
                        .toList(),
                finding.score(),
                finding.grade().name(),
                finding.grade().label(),
                finding.ratedBy() == RatedBy.DIRECT);
    }
}
