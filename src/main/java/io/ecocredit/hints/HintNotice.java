package io.ecocredit.hints;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That others were told of a hint, or that it was withdrawn with them (I-36).
 *
 * @param position its place among all that is forwarded
 * @param month of the reports that it was found in
 * @param hints how many there were on the institution, this one among them
 * @param item of article 12
 * @param issuedOn day in Asia/Shanghai
 */
public record HintNotice(
        UUID noticeId,
        long position,
        Kind kind,
        String uscc,
        String name,
        String month,
        int hints,
        String recordNo,
        String item,
        LocalDate producedOn,
        String authority,
        LocalDate issuedOn,
        Instant issuedAt,
        String clause) {

    /** What it tells, and whom. */
    @Schema(name = "HintNoticeKind")
    public enum Kind {
        /** That there is a hint, to the credit platform. */
        HINT("推送"),
        /** That the institution was hinted at again (协查通报), to all leagues and the platform. */
        CO_INVESTIGATION("协查通报"),
        /** That a hint told before does not stand, to all who were told of it. */
        WITHDRAWAL("撤回");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
