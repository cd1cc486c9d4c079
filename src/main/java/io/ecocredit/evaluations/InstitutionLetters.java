package io.ecocredit.evaluations;

import io.ecocredit.inbox.Letter;
import io.ecocredit.inbox.Letter.Recipient;
import io.ecocredit.inbox.Letter.Recipient.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The official notices that tell of a step. */
record InstitutionLetters(Move move, LocalDate today) {

    List<Letter> notification(LocalDate due, @Nullable String service) {
        return List.of(toInstitution(
                "贵单位列入" + year() + "年度信用评价参评名单，请填报",
                "请于" + due + "（含当日）前填报基本信息和信用信息，并上报法定代表人（或主要负责人）信用承诺书（附件3）。" + "无正当理由不及时或不如实填报的，不利后果自行承担（第二十三条）。",
                due,
                service));
    }

    List<Letter> proposal(LocalDate due, @Nullable String service) {
        return List.of(toInstitution(
                year() + "年度信用评价拟定等级，请确认",
                "请确认本机构信用信息和拟定评定等级；有异议的，应当于" + due + "（含当日）前提出申请并提交相关证明材料。期满未提出的，记为未提出异议。",
                due,
                service));
    }

    List<Letter> filed() {
        return List.of(toLeague(name() + "已填报", "该机构已填报" + year() + "年度基本信息、信用信息和信用承诺书。"));
    }

    List<Letter> objection() {
        return List.of(toLeague(name() + "对拟定等级提出异议", "异议：" + move.order().reason()));
    }

    List<Letter> silence() {
        return List.of(toInstitution(year() + "年度拟定等级期满未提出异议", "自通知送达之日起5个工作日内未收到贵单位的确认或异议，记为未提出异议。", null, null));
    }

    List<Letter> decision() {
        boolean upheld = Objects.requireNonNull(move.order().upheld());
        return List.of(toInstitution(
                year() + "年度信用评价异议审核：" + (upheld ? "成立" : "不成立"),
                "理由：" + move.order().reason() + "。将重新通知拟定等级。",
                null,
                null));
    }

    /** Removal from the list, or return to it. */
    List<Letter> listing() {
        return List.of(toInstitution(
                year() + "年度信用评价参评名单：" + move.by().action().label(),
                "理由：" + move.order().reason(),
                null,
                null));
    }

    List<Letter> returned() {
        return List.of(toLeague(name() + "的评定结果经抽查退回", "理由：" + move.order().reason() + "。请再次复核确认后上报。"));
    }

    List<Letter> reopened() {
        return List.of(toLeague(name() + "已完成信用修复，请重新评价", move.order().reason() + "。请按照修复后的信息复核确定，再次上报。"));
    }

    private Letter toInstitution(String title, String body, @Nullable LocalDate due, @Nullable String service) {
        return letter(new Recipient(Kind.INSTITUTION, move.from().subject().uscc()), title, body, due, service);
    }

    private Letter toLeague(String title, String body) {
        return letter(new Recipient(Kind.LEAGUE, move.from().subject().leadLeague()), title, body, null, null);
    }

    private Letter letter(
            Recipient recipient, String title, String body, @Nullable LocalDate due, @Nullable String service) {
        return new Letter(
                recipient,
                year(),
                move.from().id(),
                move.by().action().noun(),
                title,
                body,
                move.by().clause(),
                due,
                service,
                today);
    }

    private int year() {
        return move.from().subject().year();
    }

    private String name() {
        return move.from().subject().name();
    }
}
