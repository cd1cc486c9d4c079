package io.ecocredit.institutions;

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
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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

    public static Refusal unknown(String field, String uscc) {
        return Refusal.of(RefusalCode.UNKNOWN_INSTITUTION, "基础名录库中没有该机构")
                .under(Clause.of(Article.A15, "第（二）项"))
                .at(field, uscc);
    }
}
