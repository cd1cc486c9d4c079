package io.ecocredit.records;

import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.recusal.Recusals;
import io.ecocredit.platform.sql.OverJdbc;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.records.RecordBearings.Weighed;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * From which records whoever acts stands aside, or brings a file: those of a subject from which they have stood aside, or whose client
 * their bureau is in a year that the record weighs on. A file is no way round what nobody may decide (公务员法第七十六条).
 */
@Singleton
@Cites(settles = {Interpretation.I_5, Interpretation.I_30})
public class StandingAside {

    private final RecordBearings bearings;
    private final Divisions divisions;

    StandingAside(RecordBearings bearings, Divisions divisions) {
        this.bearings = bearings;
        this.divisions = divisions;
    }

    /** Why somebody does not act. */
    public static Refusal refusal() {
        return Recusals.refusal("您已声明回避，或所在单位为该机构的委托单位，由其他人员办理");
    }

    /** Whether whoever acts stands aside from a record. */
    Uni<Boolean> isFrom(SqlConnection connection, String number, String uscc, LocalDate producedOn, Actor actor) {
        return bearings.of(connection, List.of(number))
                .flatMap(weighed -> connection
                        .preparedQuery("select register.is_recused_from_record($1, $2, $3, $4)")
                        .execute(Tuple.of(uscc)
                                .addInteger(producedOn.getYear())
                                .addArrayOfInteger(years(weighed.get(number)))
                                .addString(divisions.bureaus().patternOf(actor.league(), actor.authority()))))
                .map(rows -> Statements.only(rows, Boolean.class));
    }

    /** The same where there is no record yet. */
    Uni<Boolean> isFrom(SqlConnection connection, String uscc, int year, Actor actor) {
        return connection
                .preparedQuery(
                        "select register.is_recused_from($1, $2, $3) or $1 in (select register.acted_for(access.actor()))")
                .execute(Tuple.of(uscc, year, divisions.bureaus().patternOf(actor.league(), actor.authority())))
                .map(rows -> Statements.only(rows, Boolean.class));
    }

    /** The years that a record weighs on; none of one that cannot be weighed. */
    private static Integer[] years(@Nullable Weighed weighed) {
        return weighed == null ? new Integer[0] : weighed.bearsOn().toArray(Integer[]::new);
    }

    /**
     * The numbers of such records, among some. Blocks.
     *
     * @param sql answers {@code record_no}; its first parameter are the numbers, its second the expression that finds the names of the
     *     bringer's bureau, folded
     */
    public Set<String> among(Connection connection, String sql, Collection<String> numbers) throws SQLException {
        String bureau = divisions.bureaus().pattern(bringer(connection).getString("league"));
        return numbers(
                connection,
                sql,
                Tuple.tuple()
                        .addArrayOfString(numbers.stream().distinct().toArray(String[]::new))
                        .addString(bureau));
    }

    private static Row bringer(Connection connection) throws SQLException {
        return OverJdbc.query(
                        connection, "select access.league() as league, access.authority() as authority", Tuple.tuple())
                .getFirst();
    }

    private static Set<String> numbers(Connection connection, String sql, Tuple values) throws SQLException {
        return OverJdbc.query(connection, sql, values).stream()
                .map(row -> row.getString("record_no"))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Of records of institutions. */
    Set<String> amongInstitutions(Connection connection, Collection<String> numbers) throws SQLException {
        Row bringer = bringer(connection);
        List<Map.Entry<String, Weighed>> weighed =
                List.copyOf(bearings.of(connection, numbers).entrySet());
        return numbers(
                connection,
                """
                with asked as (select $1::text[] as numbers, $2::text[] as years, $3::text as bureau)
                select r.record_no
                from asked a cross join lateral unnest(a.numbers, a.years) as w (record_no, years)
                    join register.current_records r on r.record_no = w.record_no
                where register.is_recused_from_record(
                    r.uscc, extract(year from r.produced_on)::integer, w.years::integer[], a.bureau)
                """,
                Tuple.tuple()
                        .addArrayOfString(
                                weighed.stream().map(Map.Entry::getKey).toArray(String[]::new))
                        .addArrayOfString(weighed.stream()
                                .map(each -> each.getValue().bearsOn().stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(",", "{", "}")))
                                .toArray(String[]::new))
                        .addString(divisions
                                .bureaus()
                                .patternOf(bringer.getString("league"), bringer.getString("authority"))));
    }
}
