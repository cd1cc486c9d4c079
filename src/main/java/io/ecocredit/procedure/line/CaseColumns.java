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
