package io.ecocredit.evaluations;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.json.Json;
import io.ecocredit.regulation.grading.InstitutionGrader.Question;
import io.ecocredit.regulation.grading.ScoreSheet;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.time.EvaluationYear;
import io.ecocredit.scores.CaseRater;
import io.ecocredit.scores.SheetView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** Draws up what a league proposes or determines: score, grade and sheet as of a day, kept as they were drawn. */
@Singleton
@Cites(provisions = {Provision.A16_PARAGRAPH_1, Provision.A20_ITEM_2})
class Findings {

    private final CaseRater rater;
    private final Json json;
    private final LegalClock clock;

    Findings(CaseRater rater, Json json, LegalClock clock) {
        this.rater = rater;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Draws up the next finding of a case as of a day and answers its number. A subject under suspicion (A5.4) is rated too,
     * so that its return finds it ready; nothing of it is shown until then.
     */
    Uni<Integer> draw(SqlConnection connection, InstitutionCase subject, LocalDate at, Actor officer) {
        String uscc = subject.subject().uscc();
        EvaluationYear year = new EvaluationYear(subject.subject().year());
        OffsetDateTime now = clock.now();
        return CaseRater.positionAt(connection, now)
                .flatMap(position -> rater.load(connection, List.of(uscc), position)
                        .map(dossiers -> dossiers.sheet(uscc, Question.of(year, at)))
                        .flatMap(sheet -> connection
                                .preparedQuery("""
                                        insert into register.case_findings (case_id, finding_no, at, known_position, catalogue,
                                            rule_book, score, grade, rated_by, deductions, sheet, drawn_by, recorded_at)
                                        select $1, coalesce(max(finding_no), 0) + 1, $2, $3, $4, $5, $6::text::numeric, $7, $8,
                                            $9, $10::text::jsonb, $11, $12
                                        from register.case_findings where case_id = $1
                                        returning finding_no
                                        """)
                                .execute(columns(subject.id(), sheet, position, uscc)
                                        .addString(officer.name())
                                        .addOffsetDateTime(now))))
                .map(rows -> rows.iterator().next().getInteger("finding_no"));
    }

    private Tuple columns(UUID id, ScoreSheet sheet, long position, String uscc) {
        return Tuple.tuple()
                .addUUID(id)
                .addLocalDate(sheet.at())
                .addLong(position)
                .addString(sheet.catalogue())
                .addString(sheet.rules().version())
                .addString(sheet.score().toPlainString())
                .addString(sheet.grade().name())
                .addString(sheet.ratedBy() == null ? null : sheet.ratedBy().name())
                .addInteger(sheet.deductions().size())
                .addString(json.write(SheetView.of(uscc, sheet)));
    }

    /**
     * The sheet of a finding, as it was drawn.
     *
     * @throws RefusalException 404 when nothing has been drawn up
     */
    Uni<SheetView> view(SqlConnection connection, UUID id) {
        return sheet(connection, id).map(text -> json.read(text, SheetView.class));
    }

    /** As {@link #view}, as its text. */
    Uni<String> sheet(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery("""
                        select d.sheet::text as sheet from register.case_findings d join register.cases c using (case_id)
                        where c.case_id = $1 and d.finding_no = c.finding_no
                        """)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> row.getString("sheet"))
                        .orElseThrow(() -> RefusalException.of(RefusalCode.NOTHING_PROPOSED, "该评价尚未拟定等级")));
    }
}
