package io.ecocredit.procedure.step;

import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.Typed;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.text.RefusalException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody typed to take a step, as it came; shown again when the step is refused. */
public record StepForm(Typed typed) {

    /** The reason as it was typed. */
    public String typedReason() {
        return typed.typed("reason");
    }

    /** @throws RefusalException 400 when it is none */
    public long seen() {
        return Forms.version(typed.typed("version"));
    }

    /** @throws RefusalException 400 naming the field that cannot be read */
    public StepOrder order() {
        String upheld = typed.text("upheld");
        return new StepOrder(typed.text("reason"), files(), upheld == null ? null : Boolean.valueOf(upheld), service());
    }

    private List<UUID> files() {
        return typed.all("evidence").stream()
                .map(each -> Stated.number(each, () -> RefusalException.invalid("evidence", each, "没有这个文件")))
                .toList();
    }

    private @Nullable RecordedService service() {
        String how = typed.text("manner");
        LocalDate day = Forms.date("deliveredOn", typed.text("deliveredOn"));
        String by = typed.text("proof");
        if (how == null && day == null && by == null) {
            return null;
        }
        return new RecordedService(
                Arrays.stream(RecordedService.Manner.values())
                        .filter(each -> each.name().equals(how))
                        .findFirst()
                        .orElse(null),
                day,
                by);
    }
}
