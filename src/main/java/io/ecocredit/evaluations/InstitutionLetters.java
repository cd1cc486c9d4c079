package io.ecocredit.evaluations;

import io.ecocredit.inbox.Letter;
import io.ecocredit.inbox.Letter.Recipient;
import io.ecocredit.procedure.line.Move;
import io.ecocredit.procedure.line.Telling;
import io.ecocredit.regulation.text.Annex;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.WorkingPeriod;
import java.util.List;
import java.util.stream.Stream;

/** The official letters that tell of a step on an institution's case. */
final class InstitutionLetters {

    private InstitutionLetters() {}

    static List<Letter> of(Telling<InstitutionCase> telling) {
        Move<InstitutionCase> move = telling.move();
        String year = telling.subject().subject().year() + "年度";
        String name = telling.subject().subject().name();
        String reason = "理由：" + move.order().reason();
        return switch (move.by().action()) {
            case NOTIFY ->
                institution(
                        telling,
                        "贵单位列入" + year + "信用评价参评名单，请填报",
                        "请" + telling.until(WorkingPeriod.FILING) + "填报基本信息和信用信息，并上报法定代表人（或主要负责人）信用承诺书（"
                                + Annex.ANNEX_3.citation() + "）。" + "无正当理由不及时或不如实填报的，不利后果自行承担（" + Article.A23.citation()
                                + "）。" + telling.sinceFirstNotice());
            case PROPOSE_ANEW ->
                institution(
                        telling,
                        year + "信用评价重新拟定等级，请确认",
                        reason + "。重新拟定：" + telling.found() + "。有异议的，应当" + telling.until(WorkingPeriod.OBJECTION)
                                + "提出申请并提交相关证明材料。期满未提出的，记为未提出异议。");
            case PROPOSE ->
                institution(
                        telling,
                        year + "信用评价拟定等级，请确认",
                        "拟定：" + telling.found() + "。请确认本机构信用信息和拟定评定等级；有异议的，应当" + telling.until(WorkingPeriod.OBJECTION)
                                + "提出申请并提交相关证明材料。期满未提出的，记为未提出异议。" + telling.why());
            case SERVE ->
                institution(telling, year + "信用评价通知已送达", telling.service() + "。期限自送达次日起算，至" + telling.due() + "（含当日）。");
            case RECORD_SILENCE ->
                institution(
                        telling,
                        year + "拟定等级期满未提出异议",
                        "自通知送达之日起" + telling.lengthOf(WorkingPeriod.OBJECTION) + "内未收到贵单位的确认或异议，记为未提出异议。");
            case DECIDE_OBJECTION -> institution(telling, year + "信用评价异议审核：" + decided(move), reason + "。将重新通知拟定等级。");
            case REMOVE, REINSTATE ->
                listing(telling, year + "信用评价参评名单：" + move.by().action().label(), reason);
            case FILE -> league(telling, name + "已填报", "该机构已填报" + year + "基本信息、信用信息和信用承诺书。");
            case OBJECT ->
                league(telling, name + "对拟定等级提出异议", "异议：" + move.order().reason());
            case RETURN -> league(telling, name + "的评定结果经抽查退回", reason + "。请再次复核确认后上报。");
            case REOPEN -> league(telling, name + "的信用信息有变更，请重新评价", reason + "。请按照变更后的信息复核确定，再次上报。");
            case CONFIRM, DETERMINE, ACCEPT, OPEN_NOTICE, SUBMIT, PUBLISH, CONCLUDE, SEND_LETTER -> List.of();
        };
    }

    private static String decided(Move<?> move) {
        return Boolean.TRUE.equals(move.order().upheld()) ? "成立" : "不成立";
    }

    private static List<Letter> institution(Telling<InstitutionCase> telling, String title, String body) {
        InstitutionCase.Subject subject = telling.subject().subject();
        return List.of(telling.withPeriod(
                Recipient.institution(subject.uscc()), title, subject.name() + "（" + subject.uscc() + "）：" + body));
    }

    /** The region is told too: no league shortens its list unseen. */
    private static List<Letter> listing(Telling<InstitutionCase> telling, String title, String reason) {
        InstitutionCase.Subject subject = telling.subject().subject();
        Letter region = telling.plain(
                Recipient.REGION,
                title,
                subject.leadLeague() + "：" + subject.name() + "（" + subject.uscc() + "），" + reason);
        return Stream.concat(institution(telling, title, reason).stream(), Stream.of(region))
                .toList();
    }

    private static List<Letter> league(Telling<InstitutionCase> telling, String title, String body) {
        String league = telling.subject().subject().leadLeague();
        return List.of(telling.plain(Recipient.league(league), title, body));
    }
}
