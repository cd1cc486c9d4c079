package io.ecocredit.records;

import io.ecocredit.platform.recusal.Recusals;
import io.ecocredit.platform.sql.OverJdbc;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
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
        return Recusals.refusal("您已声明回避，或所在单位为该机构的委托单位，由其他人员办理");
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

    /** Of records of institutions. */
    Set<String> amongInstitutions(Connection connection, Collection<String> numbers) throws SQLException {
        return among(connection, """
                with asked as (select $1::text[] as numbers, $2::text as bureau)
                select r.record_no from asked a join register.current_records r on r.record_no = any(a.numbers)
                where register.is_recused_from(r.uscc, extract(year from r.produced_on)::integer, a.bureau)
                    or r.uscc in (select register.acted_for(access.actor()))
                """, numbers);
    }
}
