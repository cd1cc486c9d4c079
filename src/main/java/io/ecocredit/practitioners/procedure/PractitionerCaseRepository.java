package io.ecocredit.practitioners.procedure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.practitioners.procedure.PractitionerCase.Finding;
import io.ecocredit.practitioners.procedure.PractitionerCase.Subject;
import io.ecocredit.procedure.line.Standing;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.FixedDate;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads practitioners' cases with what is so of them today, in the transaction of the connection it is given. */
@Singleton
class PractitionerCaseRepository {

    private static final TypeReference<EnumMap<FixedDate, LocalDate>> DATES = new TypeReference<>() {};

    private static final String CASES = """
            select c.case_id, c.version, c.year, c.practitioner_no, c.lead_league, c.letter_league, c.step, c.notified_on,
                c.filing_due, c.filed_on, c.finding_no, c.proposed_by, c.answer_due, c.answer, c.submission_id, c.sampled,
                d.at, d.dishonest, y.plan::text,
                exists (select from practitioners.recusals q
                        where q.practitioner_no = c.practitioner_no and q.officer = $1)
                    or exists (select from practitioners.records r
                        where r.practitioner_no = c.practitioner_no and r.client_name = $2),
                f.document::text, c.letter_no
            from practitioners.cases c
                join register.years y using (year)
                left join practitioners.case_findings d on d.case_id = c.case_id and d.finding_no = c.finding_no
                left join practitioners.filings f on f.case_id = c.case_id
            """;

    private final ObjectMapper json;
    private final Divisions divisions;

    PractitionerCaseRepository(ObjectMapper json, Divisions divisions) {
        this.json = json;
        this.divisions = divisions;
    }

    /** The cases with these numbers that the reader may see, held for change until the transaction ends. */
    Uni<List<PractitionerCase>> hold(SqlConnection connection, Collection<UUID> ids, Actor reader) {
        return select(
                connection,
                "where c.case_id = any($3) order by c.case_id for update of c",
                tuple(reader).addArrayOfUUID(ids.toArray(UUID[]::new)));
    }

    /** Every case of a year that a league leads, or all, held for change. */
    Uni<List<PractitionerCase>> holdAll(SqlConnection connection, int year, @Nullable String league, Actor reader) {
        return select(connection, """
                where c.year = $3 and ($4::text is null or c.lead_league = $4)
                order by c.case_id for update of c
                """, tuple(reader).addInteger(year).addString(league));
    }

    /** Somebody's case of a year, held for change; empty when there is none. */
    Uni<List<PractitionerCase>> holdOf(SqlConnection connection, String practitioner, int year, Actor reader) {
        return select(
                connection,
                "where c.practitioner_no = $3 and c.year = $4 for update of c",
                tuple(reader).addString(practitioner).addInteger(year));
    }

    /** The case with a number, or an empty list when it is not the reader's to see. */
    Uni<List<PractitionerCase>> find(SqlConnection connection, UUID id, Actor reader) {
        return select(connection, "where c.case_id = $3", tuple(reader).addUUID(id));
    }

    /** Cases that match, in the order of year and number, one more than the window holds if there are more. */
    Uni<List<PractitionerCase>> list(
            SqlConnection connection, PractitionerCaseQuery query, LocalDate today, Actor reader) {
        return select(
                connection,
                """
                where (c.year, c.practitioner_no) > ($3, $4) and ($5::integer is null or c.year = $5)
                    and ($6::text is null or c.step = $6) and ($7::text is null or c.lead_league = $7)
                    and ($8::text is null or c.practitioner_no = $8)
                    and (not $9 or c.step = 'NOTIFIED' and c.filing_due < $10
                        or c.step = 'PROPOSED' and c.answer_due < $10)
                order by c.year, c.practitioner_no limit $11
                """,
                tuple(reader)
                        .addInteger(query.afterYear())
                        .addString(query.afterNumber())
                        .addInteger(query.year())
                        .addString(query.step() == null ? null : query.step().name())
                        .addString(query.league())
                        .addString(query.practitioner())
                        .addBoolean(query.late())
                        .addLocalDate(today)
                        .addInteger(query.window().limit() + 1));
    }

    private Uni<List<PractitionerCase>> select(SqlConnection connection, String which, Tuple values) {
        return connection
                .preparedQuery(CASES + which)
                .execute(values)
                .map(rows -> rows.stream().map(this::read).toList());
    }

    private Tuple tuple(Actor reader) {
        return Tuple.tuple().addString(reader.name()).addString(divisions.bureauOf(reader.league()));
    }

    private PractitionerCase read(Row row) {
        String answer = row.getString(13);
        Standing standing = new Standing(
                Step.valueOf(row.getString(6)),
                row.getLocalDate(7),
                row.getLocalDate(8),
                row.getLocalDate(9),
                row.getInteger(10),
                row.getString(11),
                row.getLocalDate(12),
                answer == null ? null : Standing.Answer.valueOf(answer),
                null,
                row.getUUID(14),
                row.getBoolean(15));
        return new PractitionerCase(
                row.getUUID(0),
                row.getLong(1),
                new Subject(row.getInteger(2), row.getString(3), row.getString(4), row.getString(5)),
                standing,
                row.getLocalDate(16) == null
                        ? null
                        : new Finding(row.getInteger(10), row.getLocalDate(16), row.getBoolean(17)),
                dates(row.getString(18)),
                row.getBoolean(19),
                row.getString(20) != null
                        && PractitionerFiling.of(json, row.getString(20))
                                .lacking()
                                .isEmpty(),
                row.getLong(21));
    }

    private Map<FixedDate, LocalDate> dates(String plan) {
        try {
            return json.readValue(plan, DATES);
        } catch (JsonProcessingException storedByUs) {
            throw new IllegalStateException(storedByUs);
        }
    }
}
