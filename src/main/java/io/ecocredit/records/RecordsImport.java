package io.ecocredit.records;

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
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.InstitutionKind;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Credit records of institutions; a later file may add the day on which a penalty became final (A13.1). */
@Singleton
final class RecordsImport extends ImportKind<RecordRow> {

    private static final KnownSpellings<RecordRow, RecordRow.Spelling> SPELLINGS = new KnownSpellings<>(
            """
            select record_no as key, authority, document_no, client_document_no from register.known_spellings(?)""",
            row -> new RecordRow.Spelling(
                    row.getString("authority"), row.getString("document_no"), row.getString("client_document_no")),
            RecordRow::spelled,
            RecordsImport::asWritten);

    private final RecordRules rules;
    private final AuthorityRules authorities;
    private final WarnedConducts warned;
    private final MattersOfLeagues matters;
    private final Divisions divisions;
    private final LegalClock clock;

    RecordsImport(
            Catalogue catalogue,
            WarnedConducts warned,
            MattersOfLeagues matters,
            Divisions divisions,
            LegalClock clock) {
        super(
                "records",
                "record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,"
                        + "source,client_uscc,client_outcome,client_points,client_document_no,summary",
                "select record_no as key, fingerprint, final_on from register.known_records(?)");
        this.rules = new RecordRules(catalogue);
        this.authorities = new AuthorityRules(catalogue);
        this.warned = warned;
        this.matters = matters;
        this.divisions = divisions;
        this.clock = clock;
    }

    @Override
    public @Nullable String league(RecordRow fact) {
        return divisions.ownerOf(fact.division());
    }

    /** A bureau that was served does not stand aside as a whole from recording what happened: nobody else could. */
    @Override
    public @Nullable String subject(RecordRow fact) {
        return fact.uscc();
    }

    @Override
    public boolean isApart() {
        return true;
    }

    @Override
    public RecordRow read(ImportRow row) {
        RecordRow fact = RecordRow.read(row, divisions);
        rules.check(fact, row);
        return fact;
    }

    @Override
    public void checkSender(RecordRow fact, @Nullable Actor account, ImportRow row) {
        authorities.check(fact, account, row);
        if (account != null) {
            LocalDate today = clock.today();
            row.happened("produced_on", fact.producedOn(), today);
            row.happened("final_on", fact.finalOn(), today);
        }
    }

    @Override
    public void checkNames(RecordRow fact, Actor bringer, ImportRow row) {
        row.ownBureau(divisions, bringer, fact.authority());
    }

    /** Notes that a penalty which was final is to be so no longer, without a word of it (A13.1). */
    void checkFinality(@Nullable LocalDate known, RecordRow fact, ImportRow row) {
        if (known != null && fact.finalOn() == null && rules.waitsForFinality(fact)) {
            row.refuse(Refusal.of(RefusalCode.MISSING_VALUE, "该处罚已于" + known + "确定，更正须写明确定日；误作确定的撤回后重新录入，停止执行、撤销的另行记载")
                    .under(Clause.of(Provision.A13_ITEM_1))
                    .at("final_on", null));
        }
    }

    /** Whether the indicator binds institutions of these kinds (I-13). */
    void checkKinds(RecordRow fact, Set<InstitutionKind> kinds, ImportRow row) {
        rules.checkKind(fact, kinds, row);
    }

    @Override
    public String key(RecordRow fact) {
        return fact.number();
    }

    /** What the register knows, also where it is written otherwise. */
    @Override
    public Map<String, Known> known(Connection connection, Collection<RecordRow> facts) throws SQLException {
        return SPELLINGS.among(super.known(connection, facts), connection, facts, this);
    }

    @Override
    public String fingerprint(RecordRow fact) {
        return asWritten(fact.folded());
    }

    private static String asWritten(RecordRow fact) {
        BigDecimal points = fact.client().points();
        return Fingerprint.of(
                said(fact, points == null ? null : points.stripTrailingZeros().toPlainString()));
    }

    private static @Nullable Object[] said(RecordRow fact, @Nullable Object points) {
        return new @Nullable Object[] {
            fact.uscc(),
            fact.category(),
            fact.indicator(),
            fact.item(),
            fact.occurredOn(),
            fact.producedOn(),
            fact.division(),
            fact.authority(),
            fact.documentNumber(),
            fact.source(),
            fact.client().uscc(),
            fact.client().outcome(),
            points,
            fact.client().documentNumber(),
            fact.summary()
        };
    }

    @Override
    public List<@Nullable LocalDate> laterDates(RecordRow fact) {
        return Arrays.asList(fact.finalOn());
    }

    @Override
    public void examine(Connection connection, List<Candidate<RecordRow>> candidates) throws SQLException {
        List<String> institutions =
                candidates.stream().map(candidate -> candidate.fact().uscc()).toList();
        Map<String, Set<InstitutionKind>> kinds = KnownInstitutions.kindsOf(connection, institutions);
        for (Candidate<RecordRow> candidate : candidates) {
            Set<InstitutionKind> ofInstitution = kinds.get(candidate.fact().uscc());
            if (ofInstitution == null) {
                candidate.refuse(
                        KnownInstitutions.unknown("uscc", candidate.fact().uscc()));
            } else {
                rules.checkKind(candidate.fact(), ofInstitution, candidate.row());
            }
        }
        warned.flag(connection, candidates, this::league);
        matters.flag(connection, candidates, this::league);
        HintsAgain.flag(connection, candidates, this::league);
    }

    @Override
    public void store(Connection connection, long entry, List<RecordRow> facts) throws SQLException {
        RowBatch batch = new RowBatch();
        facts.forEach(fact -> batch.add(Stream.concat(
                        Stream.of(said(fact, fact.client().points())),
                        Stream.of(fact.number(), fingerprint(fact), entry))
                .toArray()));
        batch.insert(connection, "register.records", """
                uscc, category, indicator, item, occurred_on::date, produced_on::date, division, authority, document_no,
                source::smallint, client_uscc, client_outcome, client_points::numeric, client_document_no, summary,
                record_no, fingerprint, entry_id::bigint""");
        TouchedInstitutions.mark(connection, "RECORD", facts, RecordRow::uscc);
        EnteredLetters.tell(connection, entry, facts);
        state(
                connection,
                entry,
                facts.stream().filter(fact -> fact.finalOn() != null).toList());
        for (RecordRow fact : facts) {
            String warning = fact.earlyWarning();
            if (warning != null) {
                warned.bindEntered(connection, warning, fact.number(), entry);
            }
        }
    }

    @Override
    public void complete(Connection connection, long entry, List<RecordRow> facts) throws SQLException {
        state(connection, entry, facts);
        EnteredLetters.tellFinal(connection, entry, facts);
    }

    private static void state(Connection connection, long entry, List<RecordRow> facts) throws SQLException {
        RowBatch batch = new RowBatch();
        facts.forEach(fact -> batch.add(fact.number(), fact.finalOn(), entry));
        batch.insert(connection, "register.finality_statements", "record_no, final_on::date, entry_id::bigint");
        TouchedInstitutions.mark(connection, "FINALITY", facts, RecordRow::uscc);
    }
}
