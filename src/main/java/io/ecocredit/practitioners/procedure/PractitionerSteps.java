package io.ecocredit.practitioners.procedure;

import io.ecocredit.calendars.Calendars;
import io.ecocredit.evaluations.Attempt;
import io.ecocredit.evaluations.CaseHistory;
import io.ecocredit.evaluations.CaseHistory.Line;
import io.ecocredit.evaluations.CaseHistory.Taken;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.practitioners.procedure.PractitionerMessage.Outgoing;
import io.ecocredit.practitioners.procedure.PractitionerMessage.Recipient;
import io.ecocredit.procedure.line.Standing;
import io.ecocredit.procedure.step.StepOrder;
import io.ecocredit.regulation.procedure.CaseFacts;
import io.ecocredit.regulation.procedure.Procedure;
import io.ecocredit.regulation.procedure.Transition;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.WorkingPeriod;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a step that is taken on one practitioner's case brings about: days, findings, notices to those concerned. */
@Singleton
@Cites(
        value = Article.A21,
        settles = {Interpretation.I_19, Interpretation.I_29})
class PractitionerSteps {

    private final PractitionerFindings findings;
    private final Calendars calendars;
    private final PractitionerInbox inbox;
    private final CaseHistory history;

    PractitionerSteps(
            PractitionerFindings findings, Calendars calendars, PractitionerInbox inbox, CaseHistory history) {
        this.findings = findings;
        this.calendars = calendars;
        this.inbox = inbox;
        this.history = history;
    }

    /** Where a step leads, and what is told of it. */
    private record Outcome(Standing to, List<Outgoing> notices) {}

    /**
     * Takes a step with all that follows from it, in the transaction of the connection.
     *
     * @throws io.ecocredit.regulation.text.RefusalException with the clause when the procedure does not allow it
     */
    Uni<Void> take(SqlConnection connection, PractitionerCase subject, StepOrder order, Attempt attempt) {
        CaseFacts facts = subject.facts(attempt.actor(), attempt.today());
        Transition row =
                attempt.allowed(Procedure.PRACTITIONERS, subject.standing().step(), facts);
        LocalDate dueOn = row.limit() == null ? null : facts.lastDays().get(row.limit());
        return outcome(connection, subject, row, order, attempt)
                .flatMap(outcome -> history.take(
                                connection,
                                Line.PRACTITIONERS,
                                List.of(new Taken(
                                        subject.id(), subject.version(), row, outcome.to(), attempt.order(), dueOn)),
                                attempt.actor(),
                                attempt.today())
                        .chain(() -> inbox.deliver(connection, outcome.notices(), attempt.actor())));
    }

    private Uni<Outcome> outcome(
            SqlConnection connection, PractitionerCase subject, Transition row, StepOrder order, Attempt attempt) {
        Telling telling = new Telling(subject, row, attempt.today());
        Standing to = subject.standing().at(row.to());
        String reason = "理由：" + attempt.order().reason();
        return switch (attempt.action()) {
            case NOTIFY -> {
                LocalDate arrival = order.arrival(attempt.today());
                yield calendars
                        .lastDay(connection, subject.subject().year(), WorkingPeriod.FILING, arrival)
                        .map(due -> new Outcome(
                                to.notified(arrival, due),
                                telling.person(
                                        "请填报基本信息和信用信息",
                                        "请于" + due + "（含当日）前填报。无正当理由不及时或不如实填报的，不利后果自行承担（第二十三条）。",
                                        due,
                                        order.serviceText(attempt.today()))));
            }
            case FILE -> done(to.filed(attempt.today()), telling.league("已填报"));
            case PROPOSE -> {
                LocalDate arrival = order.arrival(attempt.today());
                yield calendars
                        .lastDay(connection, subject.subject().year(), WorkingPeriod.OBJECTION, arrival)
                        .flatMap(due -> findings.draw(connection, subject, attempt.today(), attempt.actor())
                                .map(number -> new Outcome(
                                        to.proposed(number, attempt.actor().name(), due),
                                        telling.person(
                                                "拟定评定等级，请确认",
                                                "请确认信用信息和拟定评定等级；有异议的，应当于" + due + "（含当日）前提出申请并提交相关证明材料。",
                                                due,
                                                order.serviceText(attempt.today())))));
            }
            case CONFIRM -> done(to.answered(Standing.Answer.CONFIRMED), List.of());
            case OBJECT -> done(to.answered(Standing.Answer.OBJECTED), telling.league("提出异议。" + reason));
            case RECORD_SILENCE ->
                done(
                        to.answered(Standing.Answer.SILENT),
                        telling.person("拟定等级期满未提出异议", "自通知送达之日起5个工作日内未收到确认或异议，记为未提出异议。", null, null));
            case DECIDE_OBJECTION -> {
                boolean upheld = Boolean.TRUE.equals(attempt.order().upheld());
                yield done(to, telling.person("异议审核：" + (upheld ? "成立" : "不成立"), reason + "。将重新通知拟定等级。", null, null));
            }
            case DETERMINE ->
                findings.draw(connection, subject, attempt.today(), attempt.actor())
                        .map(number -> new Outcome(to.determined(number), List.of()));
            case REMOVE, REINSTATE ->
                done(to, telling.person("参评名单：" + row.action().label(), reason, null, null));
            case ACCEPT -> done(to, List.of());
            case RETURN -> done(to, telling.league("评定结果经抽查退回。" + reason));
            case SEND_LETTER ->
                number(connection, subject)
                        .replaceWith(new Outcome(to, telling.person("生态环境失信个人评定结果告知函", "已向您函告评定结果，见告知函。", null, null)));
            case REOPEN -> done(to, telling.league("评定所依据的信用信息有变更，请重新评定。" + reason));
            case OPEN_NOTICE, SUBMIT, PUBLISH, CONCLUDE ->
                throw new ProblemException(
                        409,
                        "TAKEN_TOGETHER",
                        "“" + attempt.action().label() + "”就整个名单一并办理",
                        row.clause().toString());
        };
    }

    private static Uni<Outcome> done(Standing to, List<Outgoing> notices) {
        return Uni.createFrom().item(new Outcome(to, notices));
    }

    private static Uni<Void> number(SqlConnection connection, PractitionerCase subject) {
        return connection.preparedQuery("""
                        update practitioners.cases set letter_no = nextval('practitioners.letter_numbers') where case_id = $1
                        """).execute(Tuple.of(subject.id())).replaceWithVoid();
    }

    /** What is told of a step, and to whom. */
    private record Telling(PractitionerCase subject, Transition row, LocalDate today) {

        List<Outgoing> person(String title, String body, @Nullable LocalDate due, @Nullable String service) {
            return List.of(notice(Recipient.person(subject.subject().practitioner()), title, body, due, service));
        }

        List<Outgoing> league(String body) {
            String title = "从业人员" + subject.subject().practitioner() + "："
                    + row.action().label();
            return List.of(notice(Recipient.league(subject.subject().leadLeague()), title, body, null, null));
        }

        private Outgoing notice(
                Recipient recipient, String title, String body, @Nullable LocalDate due, @Nullable String service) {
            return new Outgoing(
                    recipient,
                    subject.subject().year(),
                    subject.id(),
                    row.action().noun(),
                    subject.subject().year() + "年度" + title,
                    Objects.requireNonNull(body),
                    row.clause(),
                    due,
                    service,
                    today);
        }
    }
}
