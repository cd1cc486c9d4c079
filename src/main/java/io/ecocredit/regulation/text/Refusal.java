package io.ecocredit.regulation.text;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why something is not accepted: a stable code for programs, a Chinese sentence for people, the clause behind it where the
 * law gives one, and the field and value at fault where there is one.
 *
 * @param nature one of those that the code has
 */
public record Refusal(
        RefusalCode code,
        Nature nature,
        String detail,
        @Nullable Clause clause,
        @Nullable String field,
        @Nullable String value) {

    /** @throws IllegalArgumentException when refusals with the code are never of that nature */
    public Refusal {
        if (!code.natures().contains(nature)) {
            throw new IllegalArgumentException(code + " is never " + nature);
        }
    }

    /** Under the clause of the code, where it has one. */
    public static Refusal of(RefusalCode code, String detail) {
        return new Refusal(code, code.nature(), detail, code.clause(), null, null);
    }

    /** That a field lacks what the law asks for. */
    public static Refusal missing(String field, String detail, Clause basis) {
        return of(RefusalCode.MISSING_VALUE, detail).under(basis).at(field, null);
    }

    public Refusal under(@Nullable Clause basis) {
        return new Refusal(code, nature, detail, basis, field, value);
    }

    public Refusal at(String faultyField, @Nullable String faultyValue) {
        return new Refusal(code, nature, detail, clause, faultyField, faultyValue);
    }

    /** The same where it is not the usual nature of its code. */
    public Refusal as(Nature other) {
        return new Refusal(code, other, detail, clause, field, value);
    }

    /** The same where it is one of several. */
    public Fault fault() {
        return new Fault(Objects.requireNonNullElse(field, ""), value, code, detail, clause);
    }

    /** @throws RefusalException when there is one */
    public static void requireNone(Optional<Refusal> refusal) {
        if (refusal.isPresent()) {
            throw refusal.get().asException();
        }
    }

    /** @throws RefusalException with every one, when there are any */
    public static void requireNone(List<Refusal> refusals) {
        if (!refusals.isEmpty()) {
            throw asException(refusals);
        }
    }

    /** The same as the sum of several, of which one speaks for itself. */
    public RefusalException summing(List<Refusal> parts) {
        return parts.size() == 1
                ? parts.get(0).asException()
                : new RefusalException(this, parts.stream().map(Refusal::fault).toList());
    }

    public RefusalException asException() {
        return new RefusalException(this, field == null ? List.of() : List.of(fault()));
    }

    /** Everything that is wrong with one body: a single fault speaks for itself, several are listed. */
    public static RefusalException asException(List<Refusal> refusals) {
        if (refusals.size() == 1) {
            return refusals.get(0).asException();
        }
        Set<Nature> natures = refusals.stream().map(Refusal::nature).collect(Collectors.toSet());
        Refusal summary = of(RefusalCode.INVALID_BODY, "请求内容有" + refusals.size() + "处不符合规定");
        boolean isOfOneNature =
                natures.size() == 1 && RefusalCode.INVALID_BODY.natures().containsAll(natures);
        return new RefusalException(
                isOfOneNature ? summary.as(natures.iterator().next()) : summary,
                refusals.stream().map(Refusal::fault).toList());
    }
}
