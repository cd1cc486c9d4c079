package io.ecocredit.procedure.line;

import io.ecocredit.inbox.Letter;
import io.ecocredit.inbox.Letter.Recipient;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RuleBook;
import io.ecocredit.regulation.text.WorkingPeriod;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A step about which letters are written.
 *
 * @param today in Asia/Shanghai
 * @param due last day of the period that the letter starts; null where it starts none, or while its service is still to be recorded
 * @param finding that the step has drawn up; null where it draws up none
 * @param service how it was served on paper; null when it comes by inbox (I-29)
 */
public record Telling<C extends Case>(
        Move<C> move,
        LocalDate today,
        @Nullable LocalDate due,
        Case.@Nullable Finding finding,
        @Nullable String service) {

    public C subject() {
        return move.from();
    }

    /** What was found, in words. */
    public String found() {
        return finding == null ? "" : finding.words();
    }

    /** The reason that was stated with the step, as a sentence; empty where none was. */
    public String why() {
        String reason = move.order().reason();
        return reason == null || reason.isBlank() ? "" : "理由：" + reason;
    }

    /** How long a period is by the rules of the case's year, such as 5个工作日. */
    public String lengthOf(WorkingPeriod period) {
        return RuleBook.of(subject().subject().year()).dated(period.rule()).inChinese();
    }

    /** Until when something is to be done, in words: by a day, or so long after the letter has arrived. */
    public String until(WorkingPeriod period) {
        return due == null ? "自通知送达次日起" + lengthOf(period) + "内" : "于" + due + "（含当日）前";
    }

    /** That a period to file which runs already is not started again, as a sentence; empty where none ran before. */
    public String sinceFirstNotice() {
        LocalDate first = subject().standing().filing().notifiedOn();
        return first == null || subject().standing().filing().due() == null
                ? ""
                : "首次填报通知已于" + first + "送达，填报期限自该日起算，不因移出名单后恢复列入而重新起算，移出名单的时间不计入；未能按时填报而有正当理由的，可以向牵头盟市生态环境局说明（"
                        + Provision.A26_PARAGRAPH_4.citation() + "）。";
    }

    /** A letter with the period that the step starts. */
    public Letter withPeriod(Recipient recipient, String title, String body) {
        return letter(recipient, title, body, due, service);
    }

    /** A letter that starts no period. */
    public Letter plain(Recipient recipient, String title, String body) {
        return letter(recipient, title, body, null, null);
    }

    private Letter letter(
            Recipient recipient, String title, String body, @Nullable LocalDate lastDay, @Nullable String servedHow) {
        return new Letter(
                recipient,
                subject().subject().year(),
                subject().id(),
                move.by().action().noun(),
                title,
                body,
                move.by().clause(),
                lastDay,
                servedHow,
                today);
    }
}
