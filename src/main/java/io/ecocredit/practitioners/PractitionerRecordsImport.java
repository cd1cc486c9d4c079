package io.ecocredit.practitioners;

import io.ecocredit.imports.EntryNotices;
import io.ecocredit.imports.Fingerprint;
import io.ecocredit.imports.ImportKind;
import io.ecocredit.imports.ImportRow;
import io.ecocredit.imports.KnownSpellings;
import io.ecocredit.imports.RowBatch;
import io.ecocredit.imports.TouchedInstitutions;
import io.ecocredit.institutions.KnownInstitutions;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.grading.Indicator;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.FormerAuthority;
import io.ecocredit.regulation.subject.SameText;
import io.ecocredit.regulation.text.Annex;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** General records of practitioners; annex 2 knows no others (A9). */
@Singleton
@Cites(
        value = {Article.A9, Article.A17},
        provisions = Provision.A15_ITEM_5)
final class PractitionerRecordsImport extends ImportKind<PractitionerRecordsImport.Row> {

    record Row(
            String number,
            String practitioner,
            @Nullable String employer,
            String indicator,
            LocalDate occurredOn,
            LocalDate producedOn,
            String division,
            String authority,
            @Nullable String documentNumber,
            @Nullable String clientName,
            @Nullable String summary) {

        /** The same with texts as the register has them; null when they name something else (I-34). */
        @Nullable
        Row spelled(Spelling kept) {
            return SameText.same(authority, kept.authority())
                            && SameText.alike(documentNumber, kept.documentNumber())
                            && SameText.alike(clientName, kept.clientName())
                    ? spelled(kept.authority(), kept.documentNumber(), kept.clientName())
                    : null;
        }

        Row folded() {
            return spelled(
                    SameText.folded(authority),
                    SameText.foldedOrNull(documentNumber),
                    SameText.foldedOrNull(clientName));
        }

        private Row spelled(String ofAuthority, @Nullable String ofDocument, @Nullable String ofClient) {
            return new Row(
                    number,
                    practitioner,
                    employer,
                    indicator,
                    occurredOn,
                    producedOn,
                    division,
                    ofAuthority,
                    ofDocument,
                    ofClient,
                    summary);
        }
    }

    /** How the register has the texts that identify a document and a client. */
    record Spelling(
            String authority,
            @Nullable String documentNumber,
            @Nullable String clientName) {}

    private static final KnownSpellings<Row, Spelling> SPELLINGS = new KnownSpellings<>(
            "select record_no as key, authority, document_no, client_name from practitioners.known_spellings(?)",
            row -> new Spelling(row.getString("authority"), row.getString("document_no"), row.getString("client_name")),
            Row::spelled,
            PractitionerRecordsImport::asWritten);

    /** A number that an institution's record already has is taken: a rectification names its record by the number alone. */
    private static final String KNOWN = """
            with asked as (select array_agg(number) as numbers from unnest(?) as t (number))
            select k.record_no as key, k.fingerprint from asked, practitioners.known_records(asked.numbers) k
            union all
            select k.record_no as key, k.fingerprint from asked, register.known_records(asked.numbers) k
            """;

    private static final Clause ENTERED_WHERE_SERVED = Clause.of(Provision.A15_ITEM_5);

    private final Catalogue catalogue;
    private final Divisions divisions;
    private final LegalClock clock;
    private final HomeLetters homes;

    PractitionerRecordsImport(Catalogue catalogue, Divisions divisions, LegalClock clock, HomeLetters homes) {
        super(
                "practitioner_records",
                "record_no,practitioner_no,employer_uscc,indicator,occurred_on,produced_on,division,authority,document_no,"
                        + "client_name,summary",
                KNOWN);
        this.catalogue = catalogue;
        this.divisions = divisions;
        this.clock = clock;
        this.homes = homes;
    }

    @Override
    public boolean speaksOfPersons() {
        return true;
    }

    @Override
    public List<String> personalColumns() {
        return List.of("summary");
    }

    @Override
    public @Nullable String league(Row fact) {
        return divisions.ownerOf(fact.division());
    }

    @Override
    public Clause leagueClause() {
        return ENTERED_WHERE_SERVED;
    }

    @Override
    public @Nullable String subject(Row fact) {
        return fact.practitioner();
    }

    @Override
    public boolean isApart() {
        return true;
    }

    @Override
    public Row read(ImportRow row) {
        Row fact = new Row(
                row.required("record_no"),
                row.required("practitioner_no"),
                row.optionalUscc("employer_uscc"),
                row.required("indicator"),
                row.requiredDate("occurred_on"),
                row.requiredDate("produced_on"),
                row.requiredDivision("division", divisions),
                row.required("authority"),
                row.optional("document_no"),
                row.optional("client_name"),
                row.optional("summary"));
        FormerAuthority.doubtOf(fact.authority()).ifPresent(row::flag);
        row.inOrder("occurred_on", fact.occurredOn(), "produced_on", fact.producedOn());
        if (!fact.indicator().isEmpty()) {
            checkIndicator(fact.indicator(), row);
        }
        return fact;
    }

    @Override
    public void checkSender(Row fact, @Nullable Actor account, ImportRow row) {
        if (account != null) {
            row.happened("produced_on", fact.producedOn(), clock.today());
        }
    }

    @Override
    public void checkNames(Row fact, Actor bringer, ImportRow row) {
        row.ownBureau(divisions, bringer, fact.authority());
    }

    private void checkIndicator(String code, ImportRow row) {
        boolean known = catalogue.find(code).isPresent();
        boolean forPersons =
                catalogue.find(code).filter(Indicator::isForPractitioners).isPresent();
        if (!forPersons) {
            row.refuse(Refusal.of(
                            known ? RefusalCode.CATEGORY_NOT_POSSIBLE : RefusalCode.UNKNOWN_INDICATOR,
                            "从业人员只有" + Annex.ANNEX_2.citation() + "的一般失信信息")
                    .under(Clause.of(Article.A9))
                    .at("indicator", code));
        }
    }

    @Override
    public String key(Row fact) {
        return fact.number();
    }

    /** What the register knows, also where it is written otherwise. */
    @Override
    public Map<String, Known> known(Connection connection, Collection<Row> facts) throws SQLException {
        return SPELLINGS.among(super.known(connection, facts), connection, facts, this);
    }

    @Override
    public String fingerprint(Row fact) {
        return asWritten(fact.folded());
    }

    private static String asWritten(Row fact) {
        return Fingerprint.of(said(fact));
    }

    private static @Nullable Object[] said(Row fact) {
        return new @Nullable Object[] {
            fact.number(),
            fact.practitioner(),
            fact.employer(),
            fact.indicator(),
            fact.occurredOn(),
            fact.producedOn(),
            fact.division(),
            fact.authority(),
            fact.documentNumber(),
            fact.clientName(),
            fact.summary()
        };
    }

    @Override
    public void examine(Connection connection, List<Candidate<Row>> candidates) throws SQLException {
        Set<String> people = RowBatch.byKey(
                        connection,
                        "select practitioner_no as key from practitioners.practitioners where practitioner_no = any(?)",
                        candidates.stream()
                                .map(candidate -> candidate.fact().practitioner())
                                .toList(),
                        row -> row.getString("key"))
                .keySet();
        candidates.stream()
                .filter(candidate -> !people.contains(candidate.fact().practitioner()))
                .forEach(candidate -> candidate.refuse(Refusal.of(RefusalCode.UNKNOWN_PRACTITIONER, "没有这一编号的从业人员")
                        .under(ENTERED_WHERE_SERVED)
                        .at("practitioner_no", candidate.fact().practitioner())));
        KnownInstitutions.refuseUnknown(connection, "employer_uscc", candidates, Row::employer);
        QuashedMatters.refuse(connection, candidates);
    }

    @Override
    public void store(Connection connection, long entry, List<Row> facts) throws SQLException {
        RowBatch batch = new RowBatch();
        facts.forEach(fact -> batch.add(Stream.concat(Stream.of(said(fact)), Stream.of(fingerprint(fact), entry))
                .toArray()));
        batch.insert(connection, "practitioners.records", """
                record_no, practitioner_no, employer_uscc, indicator, occurred_on::date, produced_on::date, division,
                authority, document_no, client_name, summary, fingerprint, entry_id::bigint""");
        TouchedInstitutions.mark(connection, "STAFF", facts, Row::employer);
        tell(connection, entry, facts);
        homes.tell(connection, entry);
    }

    /** Tells each person of a record that is entered on them, inside only (I-32). */
    private static void tell(Connection connection, long entry, List<Row> facts) throws SQLException {
        EntryNotices notices = new EntryNotices(entry);
        for (Row fact : facts) {
            notices.add(
                    fact.practitioner(),
                    fact.producedOn().getYear(),
                    "record",
                    "信用信息" + fact.number() + "已录入",
                    fact.authority() + fact.producedOn()
                            + "产生的一般失信信息已录入您的信用档案。认为有误的，可以向服务地盟市生态环境局申请更正；该年度的评定尚未确定的，也可以在拟定等级通知送达后的异议期限内提出异议。",
                    ENTERED_WHERE_SERVED,
                    null);
        }
        notices.toPersons(connection, "insert into practitioners.notices");
    }
}
