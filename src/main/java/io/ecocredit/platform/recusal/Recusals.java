package io.ecocredit.platform.recusal;

import io.ecocredit.platform.database.Side;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.platform.sql.OverJdbc;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.text.StatuteArticle;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whom whoever acts has declared to stand aside from, or has acted for by an account of the subject: whoever has does nothing
 * about the subject, at whatever door (公务员法第七十六条, I-29).
 * A subject is an institution by its code or a person by any number, as the side says.
 */
public final class Recusals {

    private static final Clause BASIS = Clause.of(StatuteArticle.CIVIL_SERVANTS_RECUSAL);

    private Recusals() {}

    private static String declared(Side side) {
        return switch (side) {
            case REGISTER -> """
                    select distinct asked.subject from unnest($1::text[]) as asked (subject)
                    where asked.subject in (select q.uscc from register.recusals q where q.officer = access.actor())
                        or asked.subject in (select register.acted_for(access.actor()))
                    """;
            case PRACTITIONERS -> """
                    select number as subject from unnest($1::text[]) as number
                    where practitioners.is_recused(number, access.actor())
                    """;
        };
    }

    /** Why somebody does not act who has declared so. */
    public static Refusal refusal() {
        return refusal("您已声明回避，或者以自己的账户代表该主体办理过，由其他人员办理");
    }

    /** Why somebody does not act, in other words. */
    public static Refusal refusal(String detail) {
        return Refusal.of(RefusalCode.CONFLICT_OF_INTEREST, detail).under(BASIS);
    }

    /** @throws RefusalException 403 for who has declared to stand aside from the subject */
    public static Uni<Void> requireNone(SqlConnection connection, Side side, String subject) {
        return requireNone(connection, side, List.of(subject));
    }

    /** @throws RefusalException 403 for who has declared to stand aside from one of the subjects */
    public static Uni<Void> requireNone(SqlConnection connection, Side side, Collection<String> subjects) {
        return Statements.isOne(
                        connection,
                        declared(side) + " limit 1",
                        Tuple.tuple().addArrayOfString(subjects.toArray(String[]::new)))
                .invoke(declared -> Require.that(!declared, () -> refusal().asException()))
                .replaceWithVoid();
    }

    /** Those, among some subjects, from whom whoever acts has declared to stand aside. Blocks. */
    public static Set<String> among(Connection connection, Side side, Collection<String> subjects) throws SQLException {
        return OverJdbc.query(
                        connection,
                        declared(side),
                        Tuple.tuple()
                                .addArrayOfString(subjects.stream().distinct().toArray(String[]::new)))
                .stream()
                .map(row -> row.getString("subject"))
                .collect(Collectors.toUnmodifiableSet());
    }
}
