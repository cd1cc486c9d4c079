package io.ecocredit.evaluations;

import io.ecocredit.inbox.Letter;
import io.ecocredit.inbox.Letter.Recipient;
import io.ecocredit.procedure.line.Move;
import io.ecocredit.procedure.line.Telling;
import io.ecocredit.regulation.text.Annex;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.WorkingPeriod;
import java.util.List;

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
                        "请于" + telling.due() + "（含当日）前填报基本信息和信用信息，并上报法定代表人（或主要负责人）信用承诺书（" + Annex.ANNEX_3.citation()
                                + "）。" + "无正当理由不及时或不如实填报的，不利后果自行承担（" + Article.A23.citation() + "）。");
            case PROPOSE ->
                institution(
                        telling,
                        year + "信用评价拟定等级，请确认",
                        "请确认本机构信用信息和拟定评定等级；有异议的，应当于" + telling.due() + "（含当日）前提出申请并提交相关证明材料。期满未提出的，记为未提出异议。");
            case RECORD_SILENCE ->
                institution(
                        telling,
                        year + "拟定等级期满未提出异议",
                        "自通知送达之日起" + telling.lengthOf(WorkingPeriod.OBJECTION) + "内未收到贵单位的确认或异议，记为未提出异议。");
            case DECIDE_OBJECTION -> institution(telling, year + "信用评价异议审核：" + decided(move), reason + "。将重新通知拟定等级。");
            case REMOVE, REINSTATE ->
                institution(telling, year + "信用评价参评名单：" + move.by().action().label(), reason);
            case FILE -> league(telling, name + "已填报", "该机构已填报" + year + "基本信息、信用信息和信用承诺书。");
            case OBJECT ->
                league(telling, name + "对拟定等级提出异议", "异议：" + move.order().reason());
            case RETURN -> league(telling, name + "的评定结果经抽查退回", reason + "。请再次复核确认后上报。");
            case REOPEN -> league(telling, name + "已完成信用修复，请重新评价", move.order().reason() + "。请按照修复后的信息复核确定，再次上报。");
            case CONFIRM, DETERMINE, ACCEPT, OPEN_NOTICE, SUBMIT, PUBLISH, CONCLUDE, SEND_LETTER -> List.of();
        };
    }

    private static String decided(Move<?> move) {
        return Boolean.TRUE.equals(move.order().upheld()) ? "成立" : "不成立";
    }

    private static List<Letter> institution(Telling<InstitutionCase> telling, String title, String body) {
        String uscc = telling.subject().subject().uscc();
        return List.of(telling.withPeriod(Recipient.institution(uscc), title, body));
    }

    private static List<Letter> league(Telling<InstitutionCase> telling, String title, String body) {
        String league = telling.subject().subject().leadLeague();
        return List.of(telling.plain(Recipient.league(league), title, body));
    }
}
