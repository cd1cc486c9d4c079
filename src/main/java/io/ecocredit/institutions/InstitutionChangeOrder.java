package io.ecocredit.institutions;

import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.InstitutionKind;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What changes about an institution. An amendment states what changes and leaves the rest as it is; a succession states the
 * successor, or none to undo one. What the one states the other refuses, for it would do nothing.
 *
 * @param on day of the change, in Asia/Shanghai; today when absent
 * @param reason 1 to 500 characters
 * @param documentNo of the registration authority's paper
 */
public record InstitutionChangeOrder(
        @Nullable String name,
        @Nullable List<String> kinds,

        @Schema(description = "登记地 · division of registration") @Nullable
        String division,

        @Nullable String successor,
        @Schema(format = "date") @Nullable LocalDate on,
        @Nullable String reason,
        @Nullable String documentNo) {

    static final InstitutionChangeOrder EMPTY = new InstitutionChangeOrder(null, null, null, null, null, null, null);
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_NAME = 200;

    String requiredReason() {
        String words = Stated.words("reason", reason, LONGEST_REASON);
        if (documentNo != null && documentNo.length() > LONGEST_NAME) {
            throw RefusalException.invalid("documentNo", null, "最多" + LONGEST_NAME + "字");
        }
        return words;
    }

    LocalDate day(LocalDate today) {
        LocalDate day = Objects.requireNonNullElse(on, today);
        if (day.isAfter(today) || day.getYear() < 1949) {
            throw Refusal.of(RefusalCode.IMPOSSIBLE_DATE, "变更之日不能晚于今日" + today)
                    .under(Clause.of(Article.A10))
                    .at("on", day.toString())
                    .asException();
        }
        return day;
    }

    /** What the directory is to say, given what it says. */
    InstitutionChange.Said amended(InstitutionChange.Said now, Divisions divisions) {
        if (successor != null) {
            throw Refusal.of(RefusalCode.INVALID_PARAMETER, "变更登记不能同时登记承继机构，承继另行登记（succession）")
                    .under(SuccessionChange.BASIS)
                    .at("successor", successor)
                    .asException();
        }
        if (name != null && (name.isBlank() || name.length() > LONGEST_NAME)) {
            throw RefusalException.invalid("name", null, "应为1至" + LONGEST_NAME + "字");
        }
        if (division != null) {
            Refusal.requireNone(divisions.refusalOf("division", division));
        }
        InstitutionChange.Said said = new InstitutionChange.Said(
                name == null ? now.name() : name.strip(),
                kinds == null ? now.kinds() : known(kinds),
                division == null ? now.division() : division);
        if (said.equals(now)) {
            throw RefusalException.invalid("name", null, "与现登记相同，没有变更");
        }
        return said;
    }

    private static List<InstitutionKind> known(List<String> codes) {
        if (codes.isEmpty()) {
            throw RefusalException.invalid("kinds", null, "至少一类");
        }
        return codes.stream()
                .map(code -> InstitutionKind.of(String.valueOf(code))
                        .orElseThrow(() -> InstitutionsImport.unknownKind(code).asException()))
                .distinct()
                .sorted()
                .toList();
    }

    /** Null where a succession is undone. */
    @Nullable
    Uscc namedSuccessor(Uscc of) {
        requireNothingAmended();
        if (successor == null || successor.isBlank()) {
            return null;
        }
        Uscc named = new Uscc(successor.strip());
        if (named.equals(of)) {
            throw RefusalException.invalid("successor", named.value(), "不能由自身承继");
        }
        return named;
    }

    private void requireNothingAmended() {
        String field = name != null ? "name" : kinds != null ? "kinds" : division != null ? "division" : null;
        if (field != null) {
            throw Refusal.of(RefusalCode.INVALID_PARAMETER, "登记承继不能同时变更登记事项，另行变更（amendment）")
                    .under(SuccessionChange.BASIS)
                    .at(field, null)
                    .asException();
        }
    }
}
