package io.ecocredit.institutions;

import io.ecocredit.imports.ImportKind.Candidate;
import io.ecocredit.imports.RowBatch;
import io.ecocredit.regulation.subject.InstitutionKind;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Clause;
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
                "select uscc, array_to_string(kinds, ';') from register.institutions where uscc = any(?)",
                usccs,
                row -> Arrays.stream(row.getString(2).split(";"))
                        .map(InstitutionKind::valueOf)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Refuses rows that name an institution the base directory does not have; rows that name none are left alone. */
    public static <F> void refuseUnknown(
            Connection connection, String field, List<Candidate<F>> candidates, Function<F, @Nullable String> uscc)
            throws SQLException {
        List<String> named = candidates.stream()
                .map(candidate -> uscc.apply(candidate.fact()))
                .filter(Objects::nonNull)
                .toList();
        Set<String> registered = kindsOf(connection, named).keySet();
        for (Candidate<F> candidate : candidates) {
            String code = uscc.apply(candidate.fact());
            if (code != null && !registered.contains(code)) {
                candidate.row().refuse(unknown(field, code));
            }
        }
    }

    public static Refusal unknown(String field, String uscc) {
        return Refusal.of(RefusalCode.UNKNOWN_INSTITUTION, "基础名录库中没有该机构")
                .under(Clause.of(Article.A15, "第（二）项"))
                .at(field, uscc);
    }
}
