package io.ecocredit.practitioners.procedure;

import io.ecocredit.inbox.Letter;
import io.ecocredit.inbox.Letter.Recipient;
import io.ecocredit.procedure.line.Move;
import io.ecocredit.procedure.line.Telling;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.WorkingPeriod;
import java.util.List;
import java.util.stream.Stream;

/** The official letters that tell of a step on a practitioner's case; they know the person by number (A36). */
final class PractitionerLetters {

    private PractitionerLetters() {}

    static List<Letter> of(Telling<PractitionerCase> telling) {
        Move<PractitionerCase> move = telling.move();
        String reason = "理由：" + move.order().reason();
        return switch (move.by().action()) {
            case NOTIFY ->
                person(
                        telling,
                        "请填报基本信息和信用信息",
                        "请" + telling.until(WorkingPeriod.FILING) + "填报。无正当理由不及时或不如实填报的，不利后果自行承担（"
                                + Article.A23.citation() + "）。" + telling.sinceFirstNotice());
            case PROPOSE_ANEW ->
                person(
                        telling,
                        "重新拟定评定等级，请确认",
                        reason + "。重新拟定：" + telling.found() + "。有异议的，应当" + telling.until(WorkingPeriod.OBJECTION)
                                + "提出申请并提交相关证明材料。期满未提出的，记为未提出异议。");
            case PROPOSE ->
                person(
                        telling,
                        "拟定评定等级，请确认",
                        "拟定：" + telling.found() + "。请确认信用信息和拟定评定等级；有异议的，应当" + telling.until(WorkingPeriod.OBJECTION)
                                + "提出申请并提交相关证明材料。" + telling.why());
            case SERVE -> person(telling, "通知已送达", telling.service() + "。期限自送达次日起算，至" + telling.due() + "（含当日）。");
            case RECORD_SILENCE ->
                person(
                        telling,
                        "拟定等级期满未提出异议",
                        "自通知送达之日起" + telling.lengthOf(WorkingPeriod.OBJECTION) + "内未收到确认或异议，记为未提出异议。");
            case DECIDE_OBJECTION -> person(telling, "异议审核：" + decided(move), reason + "。将重新通知拟定等级。");
            case REMOVE, REINSTATE ->
                listing(telling, "参评名单：" + move.by().action().label(), reason);
            case SEND_LETTER -> person(telling, "生态环境失信个人评定结果告知函", "已向您函告评定结果，见告知函。");
            case FILE -> league(telling, "已填报");
            case OBJECT -> league(telling, "提出异议。" + reason);
            case RETURN -> league(telling, "评定结果经抽查退回。" + reason);
            case REOPEN -> reopened(telling, reason);
            case CONFIRM, DETERMINE, ACCEPT, OPEN_NOTICE, SUBMIT, PUBLISH, CONCLUDE -> List.of();
        };
    }

    /** Whoever was told a result is told that it holds no longer, and what comes of it: nobody's rating changes unseen (I-32). */
    private static List<Letter> reopened(Telling<PractitionerCase> telling, String reason) {
        List<Letter> toLeague = league(telling, "评定所依据的信用信息有变更，请重新评定。" + reason);
        Step before = telling.move().by().from();
        if (before != Step.CONCLUDED && before != Step.LETTER_SENT) {
            return toLeague;
        }
        PractitionerCase.Subject subject = telling.subject().subject();
        String title = "评定结果所依据的信用信息有变更，重新评定";
        Letter region = telling.plain(
                Recipient.REGION,
                year(telling) + "从业人员" + subject.practitioner() + title,
                subject.leadLeague() + "，" + reason);
        List<Letter> toPerson = person(
                telling,
                title,
                reason + "。此前通知的评定结果" + (before == Step.LETTER_SENT ? "和告知函" : "")
                        + "不再执行，由盟市生态环境局重新评定；结果加重的，先向您告知拟定等级，您可以提出异议（"
                        + Provision.A21_ITEM_2.citation() + "）。");
        return Stream.of(toLeague, toPerson, List.of(region))
                .flatMap(List::stream)
                .toList();
    }

    private static String decided(Move<?> move) {
        return Boolean.TRUE.equals(move.order().upheld()) ? "成立" : "不成立";
    }

    private static List<Letter> person(Telling<PractitionerCase> telling, String title, String body) {
        String number = telling.subject().subject().practitioner();
        return List.of(telling.withPeriod(Recipient.person(number), year(telling) + title, body));
    }

    /** The region is told too: no league shortens its list unseen. */
    private static List<Letter> listing(Telling<PractitionerCase> telling, String title, String reason) {
        PractitionerCase.Subject subject = telling.subject().subject();
        Letter region = telling.plain(
                Recipient.REGION,
                year(telling) + title,
                subject.leadLeague() + "：" + subject.practitioner() + "，" + reason);
        return Stream.concat(person(telling, title, reason).stream(), Stream.of(region))
                .toList();
    }

    private static List<Letter> league(Telling<PractitionerCase> telling, String body) {
        PractitionerCase.Subject subject = telling.subject().subject();
        String title = year(telling) + "从业人员" + subject.practitioner() + "："
                + telling.move().by().action().label();
        return List.of(telling.plain(Recipient.league(subject.leadLeague()), title, body));
    }

    private static String year(Telling<PractitionerCase> telling) {
        return telling.subject().subject().year() + "年度";
    }
}
