package io.ecocredit.procedure.line;

import io.ecocredit.inbox.Letter;
import io.ecocredit.inbox.Letter.Recipient;
import io.ecocredit.regulation.text.RuleBook;
import io.ecocredit.regulation.text.WorkingPeriod;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A step about which letters are written.
 *
 * @param today in Asia/Shanghai
 * @param due last day of the period that the letter starts; null where it starts none
 * @param service how it was served on paper; null when it comes by inbox (I-29)
 */
public record Telling<C extends Case>(
        Move<C> move,
        LocalDate today,
        @Nullable LocalDate due,
        @Nullable String service) {

    public C subject() {
        return move.from();
    }

    /** How long a period is by the rules of the case's year, such as 5个工作日. */
    public String lengthOf(WorkingPeriod period) {
        return RuleBook.of(subject().subject().year()).dated(period.rule()).inChinese();
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
