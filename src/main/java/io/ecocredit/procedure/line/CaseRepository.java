package io.ecocredit.procedure.line;

import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.subject.Divisions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads cases of a line with what is so of them today, in the transaction of the connection it is given. */
@Singleton
public class CaseRepository {

    private final Divisions divisions;

    CaseRepository(Divisions divisions) {
        this.divisions = divisions;
    }

    /**
     * The cases with these numbers that the reader may see, held for change until the transaction ends. One alone is asked for
     * by its number: the database plans a statement with a list anew each time, which takes longer than the statement.
     */
    public <C extends Case> Uni<List<C>> hold(
            SqlConnection connection, Line<C, ?> line, Collection<UUID> ids, Reading reading) {
        if (ids.size() == 1) {
            UUID id = ids.iterator().next();
            return select(
                    connection,
                    line,
                    "where c.case_id = $4 for update of c",
                    tuple(reading).addUUID(id));
        }
        return select(
                connection,
                line,
                "where c.case_id = any($4) order by c.case_id for update of c",
                tuple(reading).addArrayOfUUID(ids.toArray(UUID[]::new)));
    }

    /** Every case of a year that a league leads, or all, at some steps, held for change. */
    public <C extends Case> Uni<List<C>> holdAll(
            SqlConnection connection,
            Line<C, ?> line,
            int year,
            @Nullable String league,
            Collection<Step> steps,
            Reading reading) {
        return select(
                connection,
                line,
                """
                where c.year = $4 and ($5::text is null or c.lead_league = $5) and c.step = any($6)
                order by c.case_id for update of c
                """,
                tuple(reading).addInteger(year).addString(league).addArrayOfString(names(steps)));
    }

    /** The case of a subject and year, held for change; or an empty list. */
    public <C extends Case> Uni<List<C>> holdOf(
            SqlConnection connection, Line<C, ?> line, String key, int year, Reading reading) {
        return select(
                connection,
                line,
                "where c.%s = $4 and c.year = $5 for update of c"
                        .formatted(line.terms().column()),
                tuple(reading).addString(key).addInteger(year));
    }

    /** The cases of some subjects in any year, held for change. */
    public <C extends Case> Uni<List<C>> holdOf(
            SqlConnection connection, Line<C, ?> line, Collection<String> keys, Reading reading) {
        return select(
                connection,
                line,
                "where c.%s = any($4) order by c.case_id for update of c"
                        .formatted(line.terms().column()),
                tuple(reading).addArrayOfString(keys.toArray(String[]::new)));
    }

    /** The case with a number, or an empty list when it is not the reader's to see. */
    public <C extends Case> Uni<List<C>> find(SqlConnection connection, Line<C, ?> line, UUID id, Reading reading) {
        return select(connection, line, "where c.case_id = $4", tuple(reading).addUUID(id));
    }

    /** Cases that match, in the order of year and key, one more than the window holds if there are more. */
    public <C extends Case> Uni<List<C>> list(
            SqlConnection connection, Line<C, ?> line, CaseQuery query, Reading reading) {
        return select(
                connection,
                line,
                """
                where (c.year, c.%1$s) > ($4, $5) and ($6::integer is null or c.year = $6)
                    and ($7::text is null or c.step = $7) and ($8::text is null or c.lead_league = $8)
                    and ($9::text is null or c.%1$s = $9)
                    and (not $10 or c.step = 'NOTIFIED' and c.filing_due < $1 or c.step = 'PROPOSED' and c.answer_due < $1
                        or c.submission_id is null and c.step not in ('REMOVED', 'PUBLISHED', 'CONCLUDED', 'LETTER_SENT')
                            and exists (select from %2$s.submissions u where u.year = c.year and u.league = c.lead_league)
                        or c.step = 'REMOVED' and %2$s.kept_on_list(c.%1$s, c.year, $2) in ('ENGAGEMENT', 'RECORD'))
                order by c.year, c.%1$s limit $11
                """.formatted(line.terms().column(), line.schema()),
                tuple(reading)
                        .addInteger(query.afterYear())
                        .addString(query.afterKey())
                        .addInteger(query.year())
                        .addString(query.step() == null ? null : query.step().name())
                        .addString(query.league())
                        .addString(query.key())
                        .addBoolean(query.late())
                        .addInteger(query.window().limit() + 1));
    }

    private static String[] names(Collection<Step> steps) {
        return steps.stream().map(Step::name).toArray(String[]::new);
    }

    private static <C extends Case> Uni<List<C>> select(
            SqlConnection connection, Line<C, ?> line, String which, Tuple values) {
        return connection
                .preparedQuery(line.outline().cases() + which)
                .execute(values)
                .map(rows -> rows.stream().map(line::read).toList());
    }

    private Tuple tuple(Reading reading) {
        return Tuple.tuple()
                .addLocalDate(reading.today())
                .addString(reading.reader().name())
                .addString(
                        reading.reader().league() == null
                                ? null
                                : divisions.bureaus().pattern(reading.reader().league()));
    }
}
