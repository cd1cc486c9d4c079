package io.ecocredit.practitioners.repairs;

import io.ecocredit.inbox.Letter;
import io.ecocredit.inbox.Letter.Recipient;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.practitioners.procedure.PractitionerInbox;
import io.ecocredit.practitioners.repairs.PersonRepair.Recognition;
import io.ecocredit.practitioners.repairs.PersonRepairMove.Kind;
import io.ecocredit.regulation.repair.Remedy;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Rule;
import io.ecocredit.regulation.text.RuleBook;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Tells of practitioners' repairs: the leagues concerned, the person with reasons, and the region (A28). */
@Singleton
@Cites(Article.A28)
class PersonRepairLetters {

    private static final Clause CLAUSE = Clause.of(Provision.A28_PARAGRAPH_1);

    private final PractitionerInbox inbox;
    private final LegalClock clock;
    private final Divisions divisions;

    PersonRepairLetters(PractitionerInbox inbox, LegalClock clock, Divisions divisions) {
        this.inbox = inbox;
        this.clock = clock;
        this.divisions = divisions;
    }

    Uni<Void> applied(SqlConnection connection, PersonRepair repair, Actor person) {
        return connection
                .preparedQuery(
                        "select distinct access.league_of(division) from practitioners.records where record_no = any($1)")
                .execute(
                        Tuple.tuple().addArrayOfString(repair.rating().records().toArray(String[]::new)))
                .map(rows -> rows.stream().map(row -> Statements.only(row, String.class)))
                .map(ofRecords -> Stream.concat(Stream.of(repair.rating().leadLeague()), ofRecords)
                        .filter(Objects::nonNull)
                        .distinct()
                        .map(league -> application(league, repair))
                        .toList())
                .flatMap(notices -> inbox.deliver(connection, notices, person));
    }

    private Letter application(String league, PersonRepair repair) {
        return notice(
                Recipient.league(league),
                repair,
                "application",
                "从业人员" + repair.practitioner() + "申请信用修复",
                repair.application().merit().label() + "。请服务地盟市录入作出认定的单位的审核认定，由"
                        + divisions.nameOf(repair.rating().leadLeague()) + "在" + decisionPeriod(clock.today()) + "内决定。",
                CLAUSE);
    }

    Uni<Void> recognised(SqlConnection connection, PersonRepair repair, Recognition said, Actor officer) {
        if (repair.isLedBy(officer)) {
            return Uni.createFrom().voidItem();
        }
        Letter notice = notice(
                Recipient.league(repair.rating().leadLeague()),
                repair,
                Kind.RECOGNISE.noun(),
                "从业人员" + repair.practitioner() + "的突出表现：" + (said.recognised() ? "认定" : "不予认定"),
                said.authority() + "（" + said.documentNo() + "）：" + said.words(),
                Kind.RECOGNISE.clause());
        return inbox.deliver(connection, List.of(notice), officer);
    }

    /** The person, with how to appeal a refusal, and the region, to which a repair is reported. */
    Uni<Void> decided(SqlConnection connection, PersonRepair repair, boolean granted, String reason, Actor officer) {
        String what = granted ? "予以信用修复" : "不予信用修复";
        return inbox.deliver(
                connection,
                List.of(
                        notice(
                                Recipient.person(repair.practitioner()),
                                repair,
                                Kind.DECIDE.noun(),
                                what,
                                reason + (granted ? "。信用修复确认书已出具。" : "。" + Remedy.words(clock.today()) + "。"),
                                CLAUSE),
                        notice(
                                Recipient.REGION,
                                repair,
                                Kind.DECIDE.noun(),
                                divisions.nameOf(repair.rating().leadLeague()) + "对从业人员" + repair.practitioner() + what,
                                reason,
                                CLAUSE)),
                officer);
    }

    /** That the last day has passed is no approval (I-20). */
    Uni<Void> overdue(SqlConnection connection, PersonRepair repair, Actor service) {
        return inbox.deliver(
                connection,
                Stream.of(Recipient.REGION, Recipient.league(repair.rating().leadLeague()))
                        .map(recipient -> notice(
                                recipient,
                                repair,
                                "repair-overdue",
                                "从业人员" + repair.practitioner() + "的信用修复申请逾期未决定",
                                decisionPeriod(repair.awaitsDecisionSince().orElse(clock.today()))
                                        + "已满。逾期不视为同意，请尽快决定。",
                                CLAUSE.as(Interpretation.I_20)))
                        .toList(),
                service);
    }

    private static String decisionPeriod(LocalDate since) {
        return RuleBook.at(since).dated(Rule.REPAIR_DECISION_PERIOD).inChinese();
    }

    private Letter notice(
            Recipient recipient, PersonRepair repair, String kind, String title, String body, Clause clause) {
        return new Letter(
                recipient,
                repair.yearNumber(),
                null,
                kind,
                repair.yearNumber() + "年度" + title,
                body,
                clause,
                null,
                null,
                clock.today());
    }
}
