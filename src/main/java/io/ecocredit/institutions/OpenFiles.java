package io.ecocredit.institutions;

import io.ecocredit.regulation.subject.InstitutionKind;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether an institution's file is open to whoever the transaction works for: the database shows it or shows nothing. */
public final class OpenFiles {

    private OpenFiles() {}

    /** @throws RefusalException 404 when the institution is not registered or not the reader's to see, not told apart */
    public static Uni<Void> require(SqlConnection connection, Uscc uscc) {
        return kinds(connection, uscc).replaceWithVoid();
    }

    /** The kinds of an institution; {@link RefusalException} 404 as {@link #require}. */
    public static Uni<Set<InstitutionKind>> kinds(SqlConnection connection, Uscc uscc) {
        return kinds(connection, "select kinds from register.institutions where uscc = $1", uscc);
    }

    /** The same of any that is registered: who answers for a record may correct it in a file that is another's (A15.1). */
    public static Uni<Set<InstitutionKind>> kindsOfAny(SqlConnection connection, Uscc uscc) {
        return kinds(connection, "select kinds from register.known_institutions(array[$1])", uscc);
    }

    private static Uni<Set<InstitutionKind>> kinds(SqlConnection connection, String question, Uscc uscc) {
        return connection
                .preparedQuery(question)
                .execute(Tuple.of(uscc.value()))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> Arrays.stream(row.getArrayOfStrings("kinds"))
                                .map(InstitutionKind::valueOf)
                                .collect(Collectors.toUnmodifiableSet()))
                        .orElseThrow(OpenFiles::none));
    }

    static RefusalException none() {
        return RefusalException.of(RefusalCode.NO_SUCH_INSTITUTION, "您可查看的机构中没有该统一社会信用代码");
    }
}
