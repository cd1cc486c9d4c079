package io.ecocredit.procedure.step;

import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.problem.ProblemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** What somebody typed to take a step, as it came; shown again when the step is refused. */
public final class StepForm {

    @RestForm
    @Nullable
    String version;

    @RestForm
    @Nullable
    String reason;

    @RestForm
    @Nullable
    String upheld;

    @RestForm
    @Nullable
    List<String> evidence;

    @RestForm
    @Nullable
    String manner;

    @RestForm
    @Nullable
    String deliveredOn;

    @RestForm
    @Nullable
    String proof;

    /** The reason as it was typed. */
    public String typedReason() {
        return Objects.requireNonNullElse(reason, "");
    }

    /** @throws ProblemException 400 when it is none */
    public long seen() {
        return Forms.version(version);
    }

    /** @throws ProblemException 400 naming the field that cannot be read */
    public StepOrder order() {
        return new StepOrder(
                Forms.text(reason), files(), Forms.text(upheld) == null ? null : Boolean.valueOf(upheld), service());
    }

    private List<UUID> files() {
        List<UUID> files = new ArrayList<>();
        for (String each : Objects.requireNonNullElse(evidence, List.<String>of())) {
            try {
                files.add(UUID.fromString(each));
            } catch (IllegalArgumentException malformed) {
                throw ProblemException.invalid("evidence", each, "没有这个文件");
            }
        }
        return files;
    }

    private @Nullable RecordedService service() {
        String how = Forms.text(manner);
        LocalDate day = Forms.date("deliveredOn", deliveredOn);
        String by = Forms.text(proof);
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
