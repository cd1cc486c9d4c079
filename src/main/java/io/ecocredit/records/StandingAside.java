package io.ecocredit.records;

import io.ecocredit.platform.sql.OverJdbc;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.StatuteArticle;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Of which records whoever brings a file tells nothing: those of a subject from which they have stood aside, or whose client their
 * bureau is. A file is no way round what nobody may decide (公务员法第七十六条).
 */
@Singleton
@Cites(settles = Interpretation.I_30)
public class StandingAside {

    private final Divisions divisions;

    StandingAside(Divisions divisions) {
        this.divisions = divisions;
    }

    /** Why somebody does not act. */
    public static Refusal refusal() {
        return Refusal.of(RefusalCode.CONFLICT_OF_INTEREST, "您已声明回避，或所在单位为该机构的委托单位，由其他人员办理")
                .under(Clause.of(StatuteArticle.CIVIL_SERVANTS_RECUSAL));
    }

    /**
     * The numbers of such records, among some. Blocks.
     *
     * @param sql answers {@code record_no}; its first parameter are the numbers, its second the expression that finds the names of the
     *     bringer's bureau, folded
     */
    public Set<String> among(Connection connection, String sql, Collection<String> numbers) throws SQLException {
        String league = OverJdbc.query(connection, "select access.league() as league", Tuple.tuple())
                .getFirst()
                .getString("league");
        Tuple values = Tuple.tuple()
                .addArrayOfString(numbers.stream().distinct().toArray(String[]::new))
                .addString(divisions.bureaus().pattern(league));
        return OverJdbc.query(connection, sql, values).stream()
                .map(row -> row.getString("record_no"))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The institutions, among some, from which whoever brings records has declared to stand aside. Blocks. A bureau that was served
     * does not stand aside as a whole from recording what happened: nobody else could.
     */
    Set<String> declared(Connection connection, Collection<String> institutions) throws SQLException {
        return OverJdbc.query(
                        connection,
                        "select distinct uscc from register.recusals where uscc = any($1::text[]) and officer = access.actor()",
                        Tuple.tuple()
                                .addArrayOfString(
                                        institutions.stream().distinct().toArray(String[]::new)))
                .stream()
                .map(row -> row.getString("uscc"))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Of records of institutions. */
    Set<String> amongInstitutions(Connection connection, Collection<String> numbers) throws SQLException {
        return among(connection, """
                with asked as (select $1::text[] as numbers, $2::text as bureau)
                select r.record_no from asked a join register.current_records r on r.record_no = any(a.numbers)
                where register.is_recused_from(r.uscc, extract(year from r.produced_on)::integer, a.bureau)
                """, numbers);
    }
}
