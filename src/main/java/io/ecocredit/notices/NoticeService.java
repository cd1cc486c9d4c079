package io.ecocredit.notices;

import io.ecocredit.calendars.Calendars;
import io.ecocredit.evaluations.InstitutionCase;
import io.ecocredit.evaluations.InstitutionFinding;
import io.ecocredit.evaluations.InstitutionLine;
import io.ecocredit.notices.shown.NoticeRow;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.json.Json;
import io.ecocredit.procedure.batch.CaseBatches;
import io.ecocredit.regulation.grading.Grade;
import io.ecocredit.regulation.grading.RatedBy;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.subject.InstitutionKind;
import io.ecocredit.regulation.text.Cites;
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

/** Opens public notices: what a league proposes, for everybody to see and comment on, five working days. */
@Singleton
@Cites(
        provisions = Provision.A20_ITEM_3,
        settles = {Interpretation.I_19, Interpretation.I_28})
public class NoticeService {

    private final InstitutionLine line;
    private final CaseBatches cases;
    private final Calendars calendars;
    private final Json json;

    NoticeService(InstitutionLine line, CaseBatches cases, Calendars calendars, Json json) {
        this.line = line;
        this.cases = cases;
        this.calendars = calendars;
        this.json = json;
    }

    /**
     * A notice that was opened.
     *
     * @param closesOn last day on which it can be commented on
     * @param cases how many it shows; those confirmed later come in a further notice
     */
    public record Opened(UUID noticeId, int year, String league, LocalDate opensOn, LocalDate closesOn, int cases) {}

    /**
     * Opens a notice of all of a league's cases that are confirmed; those outside the evaluation (A5.4) stay back.
     *
     * @throws RefusalException 409 when there is none
     */
    public Uni<Opened> open(int year, String league, Act act) {
        return line.pool()
                .doing(
                        act,
                        connection -> cases.hold(connection, line, year, league, List.of(Step.CONFIRMED), act.actor())
                                .map(NoticeService::shown)
                                .flatMap(shown -> open(connection, year, league, shown, act.actor())));
    }

    private static List<InstitutionCase> shown(List<InstitutionCase> confirmed) {
        List<InstitutionCase> shown =
                confirmed.stream().filter(each -> !each.isExcluded()).toList();
        if (shown.isEmpty()) {
            throw RefusalException.of(RefusalCode.NOTHING_TO_SHOW, "没有已确认而尚未公示的评价");
        }
        return shown;
    }

    private Uni<Opened> open(
            SqlConnection connection, int year, String league, List<InstitutionCase> shown, Actor officer) {
        LocalDate today = cases.today();
        return calendars
                .current(connection)
                .map(calendar -> calendar.after(today, days(year)).lastDay())
                .map(closes -> new Opened(UUID.randomUUID(), year, league, today, closes, shown.size()))
                .call(opened -> show(connection, opened, shown))
                .call(opened -> cases.take(
                        connection,
                        line,
                        shown,
                        Action.OPEN_NOTICE,
                        standing -> standing.shownIn(opened.noticeId()),
                        officer));
    }

    private static int days(int year) {
        return RuleBook.of(year).get(Rule.PUBLIC_NOTICE_PERIOD);
    }

    private Uni<Void> show(SqlConnection connection, Opened opened, List<InstitutionCase> shown) {
        return connection
                .preparedQuery("""
                        insert into published.public_notices (notice_id, year, league, opened_on, closes_on, cases, counts)
                        values ($1, $2, $3, $4, $5, $6, $7)
                        """)
                .execute(Tuple.tuple()
                        .addUUID(opened.noticeId())
                        .addInteger(opened.year())
                        .addString(opened.league())
                        .addLocalDate(opened.opensOn())
                        .addLocalDate(opened.closesOn())
                        .addInteger(opened.cases())
                        .addString(json.write(counts(shown))))
                .chain(() -> connection
                        .preparedQuery("""
                                insert into published.notice_rows (notice_id, uscc, document)
                                select $1, uscc, document from unnest($2::text[], $3::text[]) as t (uscc, document)
                                """)
                        .execute(Tuple.tuple()
                                .addUUID(opened.noticeId())
                                .addArrayOfString(shown.stream()
                                        .map(each -> each.subject().uscc())
                                        .toArray(String[]::new))
                                .addArrayOfString(shown.stream()
                                        .map(each -> json.write(row(each)))
                                        .toArray(String[]::new))))
                .replaceWithVoid();
    }

    private static Map<Grade, Integer> counts(List<InstitutionCase> shown) {
        Map<Grade, Integer> counts = new EnumMap<>(Grade.class);
        shown.forEach(
                each -> counts.merge(Objects.requireNonNull(each.finding()).grade(), 1, Integer::sum));
        return counts;
    }

    private static NoticeRow row(InstitutionCase each) {
        InstitutionFinding finding = Objects.requireNonNull(each.finding());
        return new NoticeRow(
                each.subject().uscc(),
                each.subject().name(),
                each.subject().kinds(),
                each.subject().kinds().stream()
                        .map(kind -> InstitutionKind.valueOf(kind).label())
                        .toList(),
                finding.score(),
                finding.grade().name(),
                finding.grade().label(),
                finding.ratedBy() == RatedBy.DIRECT);
    }
}
