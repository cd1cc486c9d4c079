package io.ecocredit.evaluations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ecocredit.evaluations.InstitutionCase.Circumstances;
import io.ecocredit.evaluations.InstitutionCase.Subject;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.procedure.line.Standing;
import io.ecocredit.regulation.grading.Grade;
import io.ecocredit.regulation.grading.RatedBy;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.FixedDate;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads cases with what is so of them today; every method works in the transaction of the connection it is given. */
@Singleton
class CaseRepository {

    private static final TypeReference<EnumMap<FixedDate, LocalDate>> DATES = new TypeReference<>() {};

    private static final String CASES = """
            select c.case_id, c.version, c.year, c.uscc, i.name, i.kinds, c.lead_league, c.step, c.notified_on,
                c.filing_due, c.filed_on, c.finding_no, c.proposed_by, c.answer_due, c.answer, c.notice_id,
                c.submission_id, c.sampled, d.at, d.score, d.grade, d.rated_by, d.deductions, y.plan::text,
                exists (select from register.exclusions x left join register.exclusion_returns r using (exclusion_id)
                    where x.uscc = c.uscc and x.from_on <= $1 and (r.until_on is null or r.until_on > $1)),
                exists (select from register.recusals q where q.uscc = c.uscc and q.officer = $2)
                    or exists (select from register.engagements e
                        where e.uscc = c.uscc and e.year = c.year and e.client_name = $3),
                (select count(*) from register.comments m
                    where m.notice_id = c.notice_id and (m.uscc is null or m.uscc = c.uscc)
                        and not exists (select from register.comment_answers a where a.comment_id = m.comment_id)),
                n.closes_on, f.document::text
            from register.cases c
                join register.institutions i using (uscc)
                join register.years y using (year)
                left join register.case_findings d on d.case_id = c.case_id and d.finding_no = c.finding_no
                left join published.public_notices n on n.notice_id = c.notice_id
                left join register.filings f on f.case_id = c.case_id
            """;

    private final ObjectMapper json;
    private final Divisions divisions;

    CaseRepository(ObjectMapper json, Divisions divisions) {
        this.json = json;
        this.divisions = divisions;
    }

    /** For whom and on which day cases are read. */
    record Reading(Actor reader, LocalDate today) {}

    /** The cases with these numbers that the reader may see, held for change until the transaction ends. */
    Uni<List<InstitutionCase>> hold(SqlConnection connection, Collection<UUID> ids, Reading reading) {
        return select(
                connection,
                "where c.case_id = any($4) order by c.case_id for update of c",
                tuple(reading).addArrayOfUUID(ids.toArray(UUID[]::new)),
                reading);
    }

    /** Every case of a year that a league leads, at some steps, held for change. */
    Uni<List<InstitutionCase>> holdAll(
            SqlConnection connection, int year, @Nullable String league, Collection<Step> steps, Reading reading) {
        return select(
                connection,
                """
                where c.year = $4 and ($5::text is null or c.lead_league = $5) and c.step = any($6)
                order by c.case_id for update of c
                """,
                tuple(reading)
                        .addInteger(year)
                        .addString(league)
                        .addArrayOfString(steps.stream().map(Step::name).toArray(String[]::new)),
                reading);
    }

    /** The case of an institution and year while it stands at one of some steps, held for change; or an empty list. */
    Uni<List<InstitutionCase>> holdOf(
            SqlConnection connection, String uscc, int year, Collection<Step> steps, Reading reading) {
        return select(
                connection,
                "where c.uscc = $4 and c.year = $5 and c.step = any($6) for update of c",
                tuple(reading)
                        .addString(uscc)
                        .addInteger(year)
                        .addArrayOfString(steps.stream().map(Step::name).toArray(String[]::new)),
                reading);
    }

    /** The case with a number, or an empty list when it is not the reader's to see. */
    Uni<List<InstitutionCase>> find(SqlConnection connection, UUID id, Reading reading) {
        return select(connection, "where c.case_id = $4", tuple(reading).addUUID(id), reading);
    }

    /** Cases that match, in the order of year and code, one more than the window holds if there are more. */
    Uni<List<InstitutionCase>> list(SqlConnection connection, CaseQuery query, Reading reading) {
        return select(
                connection,
                """
                where (c.year, c.uscc) > ($4, $5) and ($6::integer is null or c.year = $6)
                    and ($7::text is null or c.step = $7) and ($8::text is null or c.lead_league = $8)
                    and ($9::text is null or c.uscc = $9)
                    and (not $10 or c.step = 'NOTIFIED' and c.filing_due < $1 or c.step = 'PROPOSED' and c.answer_due < $1)
                order by c.year, c.uscc limit $11
                """,
                tuple(reading)
                        .addInteger(query.afterYear())
                        .addString(query.afterUscc())
                        .addInteger(query.year())
                        .addString(query.step() == null ? null : query.step().name())
                        .addString(query.league())
                        .addString(query.uscc())
                        .addBoolean(query.late())
                        .addInteger(query.window().limit() + 1),
                reading);
    }

    private Uni<List<InstitutionCase>> select(SqlConnection connection, String which, Tuple values, Reading reading) {
        return connection
                .preparedQuery(CASES + which)
                .execute(values)
                .map(rows ->
                        rows.stream().map(row -> read(row, reading.today())).toList());
    }

    private Tuple tuple(Reading reading) {
        return Tuple.tuple()
                .addLocalDate(reading.today())
                .addString(reading.reader().name())
                .addString(divisions.bureauOf(reading.reader().league()));
    }

    private InstitutionCase read(Row row, LocalDate today) {
        String uscc = row.getString(3);
        Subject subject = new Subject(
                row.getInteger(2), uscc, row.getString(4), Arrays.asList(row.getArrayOfStrings(5)), row.getString(6));
        return new InstitutionCase(
                row.getUUID(0),
                row.getLong(1),
                subject,
                standing(row),
                row.getLocalDate(18) == null ? null : finding(row),
                dates(row.getString(23)),
                new Circumstances(
                        row.getBoolean(24),
                        row.getBoolean(25),
                        row.getLong(26),
                        row.getLocalDate(27),
                        Filing.isComplete(json, row.getString(28), new Uscc(uscc), today)));
    }

    private static Standing standing(Row row) {
        String answer = row.getString(14);
        return new Standing(
                Step.valueOf(row.getString(7)),
                row.getLocalDate(8),
                row.getLocalDate(9),
                row.getLocalDate(10),
                row.getInteger(11),
                row.getString(12),
                row.getLocalDate(13),
                answer == null ? null : Standing.Answer.valueOf(answer),
                row.getUUID(15),
                row.getUUID(16),
                row.getBoolean(17));
    }

    private static InstitutionFinding finding(Row row) {
        String ratedBy = row.getString(21);
        return new InstitutionFinding(
                row.getInteger(11),
                row.getLocalDate(18),
                row.getBigDecimal(19),
                Grade.valueOf(row.getString(20)),
                ratedBy == null ? null : RatedBy.valueOf(ratedBy),
                row.getInteger(22));
    }

    private Map<FixedDate, LocalDate> dates(String plan) {
        try {
            return json.readValue(plan, DATES);
        } catch (JsonProcessingException storedByUs) {
            throw new IllegalStateException(storedByUs);
        }
    }
}
