package io.ecocredit.evaluations;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.json.Json;
import io.ecocredit.platform.sql.OneByOne;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.procedure.line.Weighed;
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
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Draws up what a league proposes or determines: score, grade and sheet as of a day, kept as they were drawn. */
@Singleton
@Cites(provisions = {Provision.A16_PARAGRAPH_1, Provision.A20_ITEM_2})
class Findings {

    private static final int BATCH = 500;

    private final CaseRater rater;
    private final Json json;
    private final LegalClock clock;

    Findings(CaseRater rater, Json json, LegalClock clock) {
        this.rater = rater;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Draws up the next finding of each of some cases as of a day, in their order. A subject under suspicion (A5.4) is rated
     * too, so that its return finds it ready; nothing of it is shown until then.
     */
    Uni<List<InstitutionFinding>> draw(
            SqlConnection connection, List<InstitutionCase> cases, LocalDate at, Actor officer) {
        return known(connection)
                .flatMap(position -> OneByOne.each(
                        batches(cases), batch -> draw(connection, batch, new Drawing(at, position, officer))))
                .map(drawn -> drawn.stream().flatMap(List::stream).toList());
    }

    private record Drawing(LocalDate at, long position, Actor officer) {}

    private Uni<List<InstitutionFinding>> draw(SqlConnection connection, List<InstitutionCase> batch, Drawing drawing) {
        return sheets(connection, batch, drawing.at(), drawing.position())
                .flatMap(sheets -> connection
                        .preparedQuery("""
                                insert into register.case_findings (case_id, finding_no, at, known_position, catalogue,
                                    rule_book, score, grade, rated_by, deductions, sheet, rests_on, drawn_by, recorded_at)
                                select case_id, (select coalesce(max(b.finding_no), 0) + 1 from register.case_findings b
                                        where b.case_id = t.case_id),
                                    $9, $10, catalogue, rule_book, score::numeric, grade, rated_by, deductions, sheet::jsonb,
                                    string_to_array(rests_on, E'\\n'), $11, $12
                                from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
                                    $7::integer[], $8::text[], $13::text[])
                                    as t (case_id, catalogue, rule_book, score, grade, rated_by, deductions, sheet, rests_on)
                                returning case_id, finding_no
                                """)
                        .execute(columns(batch, sheets)
                                .addLocalDate(drawing.at())
                                .addLong(drawing.position())
                                .addString(drawing.officer().name())
                                .addOffsetDateTime(clock.now())
                                .addArrayOfString(strings(sheets, sheet -> String.join("\n", restsOn(sheet)))))
                        .map(rows -> drawn(batch, sheets, rows)));
    }

    private static List<InstitutionFinding> drawn(
            List<InstitutionCase> batch, List<ScoreSheet> sheets, RowSet<Row> rows) {
        Map<UUID, Integer> numbers = new HashMap<>();
        rows.forEach(row -> numbers.put(row.getUUID("case_id"), row.getInteger("finding_no")));
        return IntStream.range(0, batch.size())
                .mapToObj(index -> finding(
                        Objects.requireNonNull(numbers.get(batch.get(index).id())), sheets.get(index)))
                .toList();
    }

    private static InstitutionFinding finding(int number, ScoreSheet sheet) {
        return new InstitutionFinding(
                number,
                sheet.at(),
                sheet.score(),
                sheet.grade(),
                sheet.ratedBy(),
                sheet.deductions().size(),
                restsOn(sheet));
    }

    private static List<String> restsOn(ScoreSheet sheet) {
        return SheetView.of("", sheet).lines().stream()
                .filter(line -> line.kind() != SheetView.Kind.NOT_COUNTED)
                .map(SheetView.Line::said)
                .sorted()
                .toList();
    }

    /** What findings would come to that were drawn up on a day, by all that the register knows; draws none. */
    Uni<Map<UUID, Weighed>> weigh(SqlConnection connection, List<InstitutionCase> cases, LocalDate at) {
        return latestPosition(connection)
                .flatMap(position -> OneByOne.each(
                        batches(cases),
                        batch -> sheets(connection, batch, at, position).map(sheets -> weighed(batch, sheets))))
                .map(batches -> {
                    Map<UUID, Weighed> weighed = new HashMap<>();
                    batches.forEach(weighed::putAll);
                    return weighed;
                });
    }

    private static Map<UUID, Weighed> weighed(List<InstitutionCase> batch, List<ScoreSheet> sheets) {
        Map<UUID, Weighed> weighed = new HashMap<>();
        IntStream.range(0, batch.size())
                .forEach(index -> weighed.put(
                        batch.get(index).id(), finding(0, sheets.get(index)).weighed()));
        return weighed;
    }

    /** The position of the last entry that is known, whatever the clock of the copy that wrote it. */
    private static Uni<Long> known(SqlConnection connection) {
        return Statements.number(connection, "select register.position_known_at('infinity')", Tuple.tuple());
    }

    /** The position of the last entry; the transaction is the only one that adds any until it ends. */
    private static Uni<Long> latestPosition(SqlConnection connection) {
        return Statements.run(connection, "select register.lock_commit_order()", Tuple.tuple())
                .chain(() -> Statements.number(
                        connection, "select coalesce(max(position), 0) from register.entries", Tuple.tuple()));
    }

    private static List<List<InstitutionCase>> batches(List<InstitutionCase> cases) {
        return IntStream.iterate(0, first -> first < cases.size(), first -> first + BATCH)
                .mapToObj(first -> cases.subList(first, Math.min(cases.size(), first + BATCH)))
                .toList();
    }

    private Uni<List<ScoreSheet>> sheets(
            SqlConnection connection, List<InstitutionCase> batch, LocalDate at, long position) {
        List<String> usccs =
                batch.stream().map(each -> each.subject().uscc()).distinct().toList();
        return rater.load(connection, usccs, position)
                .map(dossiers -> batch.stream()
                        .map(each -> dossiers.sheet(
                                each.subject().uscc(),
                                Question.of(new EvaluationYear(each.subject().year()), at)))
                        .toList());
    }

    private Tuple columns(List<InstitutionCase> batch, List<ScoreSheet> sheets) {
        return Tuple.tuple()
                .addArrayOfUUID(batch.stream().map(InstitutionCase::id).toArray(UUID[]::new))
                .addArrayOfString(strings(sheets, ScoreSheet::catalogue))
                .addArrayOfString(strings(sheets, sheet -> sheet.rules().version()))
                .addArrayOfString(strings(sheets, sheet -> sheet.score().toPlainString()))
                .addArrayOfString(strings(sheets, sheet -> sheet.grade().name()))
                .addArrayOfString(strings(
                        sheets,
                        sheet ->
                                sheet.ratedBy() == null ? null : sheet.ratedBy().name()))
                .addArrayOfInteger(
                        sheets.stream().map(sheet -> sheet.deductions().size()).toArray(Integer[]::new))
                .addArrayOfString(IntStream.range(0, batch.size())
                        .mapToObj(index -> json.write(
                                SheetView.of(batch.get(index).subject().uscc(), sheets.get(index))))
                        .toArray(String[]::new));
    }

    private static @Nullable String[] strings(List<ScoreSheet> sheets, Function<ScoreSheet, @Nullable String> column) {
        return sheets.stream().map(column).toArray(String[]::new);
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
