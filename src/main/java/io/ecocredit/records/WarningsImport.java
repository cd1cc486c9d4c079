package io.ecocredit.records;

import io.ecocredit.imports.Fingerprint;
import io.ecocredit.imports.ImportKind;
import io.ecocredit.imports.ImportRow;
import io.ecocredit.imports.RowBatch;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.records.RecordBearings.Weighed;
import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.record.CreditRecord;
import io.ecocredit.regulation.record.MatterOfLeagues;
import io.ecocredit.regulation.repair.EarlyWarningRules;
import io.ecocredit.regulation.repair.PastFacts;
import io.ecocredit.regulation.repair.WarningRules;
import io.ecocredit.regulation.subject.SameText;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.time.EvaluationYear;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Warnings on records; a later file may add the day of the report and of its confirmation. */
@Singleton
@Cites(
        value = Article.A25,
        provisions = Provision.A24_PARAGRAPH_2,
        settles = {Interpretation.I_21, Interpretation.I_30})
final class WarningsImport extends ImportKind<WarningsImport.Row> {

    /** Whether a row may tell what was before this register: not, as the region's history, or as that of whoever runs the service. */
    enum Past {
        NONE,
        REGIONS,
        OPERATORS;

        static Past of(Actor bringer, boolean isOver) {
            if (bringer.role().equals(Actor.SYSTEM)) {
                return OPERATORS;
            }
            return bringer.role().equals(Roles.REGION) && isOver ? REGIONS : NONE;
        }
    }

    record Row(
            String recordNumber,
            LocalDate issuedOn,
            String requirement,
            LocalDate limitOn,
            @Nullable LocalDate rectifiedOn,
            @Nullable LocalDate confirmedOn,
            @Nullable WarningService service,
            Past past) {

        /** Nobody says that it was served, so that the notice of the import is its service. */
        boolean isServedByNotice() {
            return service == null && past == Past.NONE;
        }
    }

    private static final String KNOWN = """
            select w.record_no as key, w.fingerprint, r.rectified_on, c.confirmed_on
            from register.warnings w
                left join register.warning_reports r on r.record_no = w.record_no and r.report_no = 1
                left join register.warning_confirmations c on c.record_no = w.record_no
            where w.record_no = any(?)
            """;

    private static final String WARNABLE = "select record_no as key from register.current_records"
            + " where record_no = any(?) and register.answers_for(record_no)";

    private static final String TO_BE_SETTLED = "select fact as key from register.doubts"
            + " where fact = any(?) and kind = 'records' and code = 'MAY_FOLLOW_WARNING' and settled_at is null";

    private static final String IN_DOUBT = "select number as key from unnest(?) as number"
            + " where access.league() is not null and register.is_doubted_matter(number)";

    private static final String IN_REGISTER = """
            select w.record_no as key from register.warnings w
            where w.record_no = any(?) and (w.matter_id is not null or exists (
                select from register.warning_reports p where p.record_no = w.record_no and p.statement is not null))
            """;

    private final Catalogue catalogue;
    private final RecordBearings bearings;
    private final WarnedConducts conducts;
    private final WarningServices services;
    private final StandingAside aside;
    private final LegalClock clock;

    WarningsImport(
            Catalogue catalogue,
            RecordBearings bearings,
            WarnedConducts conducts,
            WarningServices services,
            StandingAside aside,
            LegalClock clock) {
        super("warnings", "record_no,issued_on,requirement,limit_on,rectified_on,confirmed_on", KNOWN);
        this.catalogue = catalogue;
        this.bearings = bearings;
        this.conducts = conducts;
        this.services = services;
        this.aside = aside;
        this.clock = clock;
    }

    /** None but the record tells of whom it is, and so who stands aside ({@link StandingAside}). */
    @Override
    public @Nullable String subject(Row fact) {
        return null;
    }

    @Override
    public Row read(ImportRow row) {
        Row fact = new Row(
                row.required("record_no"),
                row.requiredDate("issued_on"),
                row.required("requirement"),
                row.requiredDate("limit_on"),
                row.optionalDate("rectified_on"),
                row.optionalDate("confirmed_on"),
                WarningService.read(row),
                Past.NONE);
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
    public List<String> optionalColumns() {
        return WarningService.COLUMNS;
    }

    /** The past of a year before this register tells no service; only the region brings it in, or whoever runs the service (I-30). */
    @Override
    public Row broughtBy(Row fact, Actor bringer) {
        boolean isOver = fact.limitOn() != null
                && fact.limitOn().getYear() < clock.today().getYear();
        return new Row(
                fact.recordNumber(),
                fact.issuedOn(),
                fact.requirement(),
                fact.limitOn(),
                fact.rectifiedOn(),
                fact.confirmedOn(),
                fact.service(),
                Past.of(bringer, isOver));
    }

    @Override
    public void checkNames(Row fact, Actor bringer, ImportRow row) {
        services.requireOwn(bringer, fact.service(), row);
    }

    @Override
    public String key(Row fact) {
        return fact.recordNumber();
    }

    @Override
    public String fingerprint(Row fact) {
        WarningService service = fact.service();
        return service == null
                ? Fingerprint.of(fact.recordNumber(), fact.issuedOn(), fact.requirement(), fact.limitOn())
                : Fingerprint.of(
                        fact.recordNumber(),
                        fact.issuedOn(),
                        fact.requirement(),
                        fact.limitOn(),
                        SameText.folded(service.authority()),
                        service.servedOn(),
                        service.how());
    }

    @Override
    public List<@Nullable LocalDate> laterDates(Row fact) {
        return Arrays.asList(fact.rectifiedOn(), fact.confirmedOn());
    }

    @Override
    public void examine(Connection connection, List<Candidate<Row>> candidates) throws SQLException {
        List<String> numbers = candidates.stream().map(Candidate::key).toList();
        Map<String, Weighed> records = bearings.of(
                connection,
                RowBatch.byKey(connection, WARNABLE, numbers, row -> row.getString("key"))
                        .keySet());
        Set<String> toBeSettled = new HashSet<>(conducts.mayFollow(connection, records.keySet()));
        toBeSettled.addAll(RowBatch.byKey(connection, TO_BE_SETTLED, numbers, row -> row.getString("key"))
                .keySet());
        Set<String> inRegister = RowBatch.byKey(connection, IN_REGISTER, numbers, row -> row.getString("key"))
                .keySet();
        Set<String> inDoubt = RowBatch.byKey(connection, IN_DOUBT, numbers, row -> row.getString("key"))
                .keySet();
        Map<String, WarningServices.KeptWarning> kept = services.kept(connection, numbers);
        Set<EvaluationYear> pastYears = services.pastYears(connection, records.values());
        Set<String> stoodAside = aside.amongInstitutions(connection, numbers);
        for (Candidate<Row> candidate : candidates) {
            if (stoodAside.contains(candidate.key())) {
                candidate.refuse(StandingAside.refusal().at("record_no", candidate.key()));
            }
            if (inDoubt.contains(candidate.key())) {
                candidate.refuse(MatterOfLeagues.toBeSettled().at("record_no", candidate.key()));
            }
            if (inRegister.contains(candidate.key())) {
                candidate.refuse(PastFacts.ofWarningInRegister().at("record_no", candidate.key()));
            }
            if (toBeSettled.contains(candidate.key())) {
                candidate.refuse(EarlyWarningRules.toBeSettled().at("record_no", candidate.key()));
            }
            Weighed warned = records.get(candidate.key());
            if (warned == null) {
                candidate.refuse(Refusal.of(RefusalCode.UNKNOWN_RECORD, "没有这一编号的机构信用信息")
                        .under(Clause.of(Article.A25))
                        .at("record_no", candidate.key()));
            } else {
                examine(candidate, warned);
                services.examine(candidate, warned, kept.get(candidate.key()), pastYears);
            }
        }
    }

    private void examine(Candidate<Row> candidate, Weighed warned) {
        Row fact = candidate.fact();
        CreditRecord record = warned.fact();
        WarningRules.ofRecord(record.category(), catalogue.terms(record))
                .map(refusal -> refusal.at("record_no", fact.recordNumber()))
                .or(() -> WarningRules.ofLimit(record.producedOn(), fact.limitOn())
                        .map(refusal -> refusal.at("limit_on", fact.limitOn().toString())))
                .ifPresentOrElse(
                        candidate::refuse,
                        () -> candidate
                                .row()
                                .inOrder("produced_on", record.producedOn(), "issued_on", fact.issuedOn()));
        LocalDate today = clock.today();
        Stream.of(
                        PastFacts.ofDay("issued_on", fact.issuedOn(), today),
                        PastFacts.ofDay("rectified_on", fact.rectifiedOn(), today),
                        PastFacts.ofDay("confirmed_on", fact.confirmedOn(), today),
                        warned.closed().map(closed -> closed.at("record_no", fact.recordNumber())))
                .flatMap(Optional::stream)
                .forEach(candidate::refuse);
    }

    @Override
    public void store(Connection connection, long entry, List<Row> facts) throws SQLException {
        RowBatch batch = new RowBatch();
        facts.forEach(fact -> {
            Optional<WarningService> service = services.of(fact);
            batch.add(
                    fact.recordNumber(),
                    fact.issuedOn(),
                    fact.requirement(),
                    fact.limitOn(),
                    fingerprint(fact),
                    entry,
                    fact.service() == null ? null : fact.service().authority(),
                    service.map(WarningService::servedOn).orElse(null),
                    service.map(WarningService::how).orElse(null));
        });
        batch.insert(connection, "register.warnings", """
                record_no, issued_on::date, requirement, limit_on::date, fingerprint, entry_id::bigint, authority,
                served_on::date, service""");
        complete(connection, entry, facts);
        WarningLetters.tell(connection, entry, facts);
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
