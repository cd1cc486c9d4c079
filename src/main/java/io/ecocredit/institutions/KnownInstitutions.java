package io.ecocredit.institutions;

import io.ecocredit.imports.ImportKind.Candidate;
import io.ecocredit.imports.RowBatch;
import io.ecocredit.regulation.subject.InstitutionKind;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers, for a chunk of rows, which codes name registered institutions and of which kinds these are. */
public final class KnownInstitutions {

    private KnownInstitutions() {}

    public static Map<String, Set<InstitutionKind>> kindsOf(Connection connection, Collection<String> usccs)
            throws SQLException {
        return RowBatch.byKey(
                connection,
                "select uscc as key, array_to_string(kinds, ';') as kinds from register.known_institutions(?)",
                usccs,
                row -> Arrays.stream(row.getString("kinds").split(";"))
                        .map(InstitutionKind::valueOf)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Refuses rows that name an institution the base directory does not have; rows that name none are left alone. */
    public static <F> void refuseUnknown(
            Connection connection, String field, List<Candidate<F>> candidates, Function<F, @Nullable String> uscc)
            throws SQLException {
        refuseAbsent(
                field,
                candidates,
                uscc,
                kindsOf(connection, named(candidates, uscc)).keySet());
    }

    /** Refuses rows about an institution whose file is not open to whoever brings them, as if there were none (I-2). */
    public static <F> void refuseNotOpen(
            Connection connection, String field, List<Candidate<F>> candidates, Function<F, @Nullable String> uscc)
            throws SQLException {
        Map<String, String> open = RowBatch.byKey(
                connection,
                "select uscc as key from register.institutions where uscc = any(?)",
                named(candidates, uscc),
                row -> row.getString("key"));
        refuseAbsent(field, candidates, uscc, open.keySet());
    }

    private static <F> List<String> named(List<Candidate<F>> candidates, Function<F, @Nullable String> uscc) {
        return candidates.stream()
                .map(candidate -> uscc.apply(candidate.fact()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static <F> void refuseAbsent(
            String field, List<Candidate<F>> candidates, Function<F, @Nullable String> uscc, Set<String> present) {
        for (Candidate<F> candidate : candidates) {
            String code = uscc.apply(candidate.fact());
            if (code != null && !present.contains(code)) {
                candidate.row().refuse(unknown(field, code));
            }
        }
    }

    public static Refusal unknown(String field, String uscc) {
        return Refusal.of(RefusalCode.UNKNOWN_INSTITUTION, "基础名录库中没有该机构")
                .under(Clause.of(Provision.A15_ITEM_2))
                .at(field, uscc);
    }
}
