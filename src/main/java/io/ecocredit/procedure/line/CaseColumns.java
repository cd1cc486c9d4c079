package io.ecocredit.procedure.line;

import com.fasterxml.jackson.core.type.TypeReference;
import io.ecocredit.platform.json.Json;
import io.ecocredit.regulation.procedure.Kept;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.FixedDate;
import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns that cases of every line have. */
public final class CaseColumns {

    private static final TypeReference<EnumMap<FixedDate, LocalDate>> DATES = new TypeReference<>() {};

    /** Of cases {@code c} and years {@code y}. */
    public static final String NAMES = """
            c.case_id, c.version, c.year, c.lead_league, c.step, c.notified_on, c.filing_due, c.filed_on, c.finding_no,
            c.proposed_by, c.answer_due, c.answer, c.submission_id, c.sampled, y.plan::text as plan, $1::date as read_on""";

    private CaseColumns() {}

    /**
     * Whether an officer of the region took part in the evaluation of anything that was submitted with a case, by whatever role
     * (A20.5, A21.3); asked once for all cases that are read, and for no other reader.
     *
     * @param officer expression of the reader's name
     * @param bureau expression that is null where the reader is of no league
     */
    public static String tookPart(String schema, String officer, String bureau) {
        return """
                , coalesce(c.step in ('SUBMITTED', 'ACCEPTED') and %3$s is null and c.submission_id in (
                    select x.submission_id from %1$s.cases x join %1$s.case_steps w on w.case_id = x.case_id
                    where x.submission_id is not null and w.actor = %2$s
                        and w.action in ('PROPOSE', 'PROPOSE_ANEW', 'DECIDE_OBJECTION', 'DETERMINE', 'SUBMIT')), false) as took_part
                """.formatted(schema, officer, bureau);
    }

    /** Where a case stands; its public notice is the line's to add, and {@code on_its_way_since} its own to read. */
    public static Standing standing(Row row) {
        String answer = row.getString("answer");
        return new Standing(
                Step.valueOf(row.getString("step")),
                new Standing.Filing(
                        row.getLocalDate("notified_on"),
                        row.getLocalDate("filing_due"),
                        row.getLocalDate("filed_on"),
                        row.getLocalDate("on_its_way_since")),
                new Standing.Proposal(
                        row.getInteger("finding_no"),
                        row.getString("proposed_by"),
                        row.getLocalDate("answer_due"),
                        answer == null ? null : Standing.Answer.valueOf(answer)),
                null,
                row.getUUID("submission_id"),
                row.getBoolean("sampled"));
    }

    /** What keeps a subject on the year's list, as {@code kept}. */
    public static @Nullable Kept kept(Row row) {
        String kept = row.getString("kept");
        return kept == null ? null : Kept.valueOf(kept);
    }

    /** The fixed dates of the year's plan. */
    public static Map<FixedDate, LocalDate> dates(Row row, Json json) {
        return json.read(row.getString("plan"), DATES);
    }
}
