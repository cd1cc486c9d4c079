package io.ecocredit.records;

import io.ecocredit.imports.Fingerprint;
import io.ecocredit.imports.ImportKind;
import io.ecocredit.imports.ImportRow;
import io.ecocredit.imports.RowBatch;
import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.record.Category;
import io.ecocredit.regulation.repair.WarningRules;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Warnings on records; a later file may add the day of the report and of its confirmation. */
@Singleton
@Cites(value = Article.A25, provisions = Provision.A24_PARAGRAPH_2, settles = Interpretation.I_21)
final class WarningsImport extends ImportKind<WarningsImport.Row> {

    record Row(
            String recordNumber,
            LocalDate issuedOn,
            String requirement,
            LocalDate limitOn,
            @Nullable LocalDate rectifiedOn,
            @Nullable LocalDate confirmedOn) {}

    /** The record that is warned of. */
    private record Warned(String category, @Nullable String indicator, LocalDate producedOn) {}

    private static final String KNOWN = """
            select w.record_no as key, w.fingerprint, r.rectified_on, c.confirmed_on
            from register.warnings w
                left join register.warning_reports r on r.record_no = w.record_no and r.report_no = 1
                left join register.warning_confirmations c on c.record_no = w.record_no
            where w.record_no = any(?)
            """;

    private final Catalogue catalogue;

    WarningsImport(Catalogue catalogue) {
        super("warnings", "record_no,issued_on,requirement,limit_on,rectified_on,confirmed_on", KNOWN);
        this.catalogue = catalogue;
    }

    @Override
    public Row read(ImportRow row) {
        Row fact = new Row(
                row.required("record_no"),
                row.requiredDate("issued_on"),
                row.required("requirement"),
                row.requiredDate("limit_on"),
                row.optionalDate("rectified_on"),
                row.optionalDate("confirmed_on"));
        row.inOrder("issued_on", fact.issuedOn(), "limit_on", fact.limitOn());
        row.inOrder("issued_on", fact.issuedOn(), "rectified_on", fact.rectifiedOn());
        row.inOrder("rectified_on", fact.rectifiedOn(), "confirmed_on", fact.confirmedOn());
        if (fact.confirmedOn() != null && fact.rectifiedOn() == null && !row.isRefused()) {
            row.refuse(Refusal.of(RefusalCode.MISSING_VALUE, "有确认日而无整改报告日")
                    .under(Clause.of(Article.A25))
                    .at("rectified_on", null));
        }
        return fact;
    }

    @Override
    public String key(Row fact) {
        return fact.recordNumber();
    }

    @Override
    public String fingerprint(Row fact) {
        return Fingerprint.of(fact.recordNumber(), fact.issuedOn(), fact.requirement(), fact.limitOn());
    }

    @Override
    public List<@Nullable LocalDate> laterDates(Row fact) {
        return Arrays.asList(fact.rectifiedOn(), fact.confirmedOn());
    }

    @Override
    public void examine(Connection connection, List<Candidate<Row>> candidates) throws SQLException {
        Map<String, Warned> records = RowBatch.byKey(
                connection,
                "select record_no as key, category, indicator, produced_on from register.current_records"
                        + " where record_no = any(?)"
                        + " and register.answers_for(record_no)",
                candidates.stream().map(Candidate::key).toList(),
                row -> new Warned(
                        row.getString("category"),
                        row.getString("indicator"),
                        row.getObject("produced_on", LocalDate.class)));
        for (Candidate<Row> candidate : candidates) {
            Warned warned = records.get(candidate.key());
            if (warned == null) {
                candidate.refuse(Refusal.of(RefusalCode.UNKNOWN_RECORD, "没有这一编号的机构信用信息")
                        .under(Clause.of(Article.A25))
                        .at("record_no", candidate.key()));
            } else {
                examine(candidate, warned);
            }
        }
    }

    private void examine(Candidate<Row> candidate, Warned warned) {
        Row fact = candidate.fact();
        WarningRules.ofRecord(Category.valueOf(warned.category()), catalogue.isPenalty(warned.indicator()))
                .map(refusal -> refusal.at("record_no", fact.recordNumber()))
                .or(() -> WarningRules.ofLimit(warned.producedOn(), fact.limitOn())
                        .map(refusal -> refusal.at("limit_on", fact.limitOn().toString())))
                .ifPresentOrElse(
                        candidate::refuse,
                        () -> candidate
                                .row()
                                .inOrder("produced_on", warned.producedOn(), "issued_on", fact.issuedOn()));
    }

    @Override
    public void store(Connection connection, long entry, List<Row> facts) throws SQLException {
        RowBatch batch = new RowBatch();
        facts.forEach(fact -> batch.add(
                fact.recordNumber(), fact.issuedOn(), fact.requirement(), fact.limitOn(), fingerprint(fact), entry));
        batch.insert(connection, "register.warnings", """
                record_no, issued_on::date, requirement, limit_on::date, fingerprint, entry_id::bigint""");
        complete(connection, entry, facts);
    }

    @Override
    public void complete(Connection connection, long entry, List<Row> facts) throws SQLException {
        RowBatch reports = new RowBatch();
        RowBatch confirmations = new RowBatch();
        RowBatch touched = new RowBatch();
        for (Row fact : facts) {
            touched.add(fact.recordNumber());
            if (fact.rectifiedOn() != null) {
                reports.add(fact.recordNumber(), fact.rectifiedOn(), entry);
            }
            if (fact.confirmedOn() != null) {
                confirmations.add(fact.recordNumber(), fact.confirmedOn(), entry);
            }
        }
        reports.execute(connection, """
                insert into register.warning_reports (record_no, rectified_on, entry_id)
                select record_no, rectified_on::date, entry::bigint
                from unnest(?, ?, ?) as t (record_no, rectified_on, entry)
                on conflict (record_no, report_no) do nothing
                """);
        confirmations.execute(connection, """
                insert into register.warning_confirmations (record_no, confirmed_on, entry_id)
                select record_no, confirmed_on::date, entry::bigint
                from unnest(?, ?, ?) as t (record_no, confirmed_on, entry)
                on conflict (record_no) do nothing
                """);
        touched.execute(connection, """
                insert into register.touched_institutions (uscc, cause)
                select distinct r.uscc, 'WARNING' from unnest(?) as t (record_no) join register.records r using (record_no)
                """);
    }
}
