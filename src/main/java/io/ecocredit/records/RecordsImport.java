package io.ecocredit.records;

import io.ecocredit.imports.Fingerprint;
import io.ecocredit.imports.ImportKind;
import io.ecocredit.imports.ImportRow;
import io.ecocredit.imports.RowBatch;
import io.ecocredit.imports.TouchedInstitutions;
import io.ecocredit.institutions.KnownInstitutions;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.InstitutionKind;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Credit records of institutions; a later file may add the day on which a penalty became final (A13.1). */
@Singleton
final class RecordsImport extends ImportKind<RecordRow> {

    private final RecordRules rules;
    private final AuthorityRules authorities;
    private final Divisions divisions;

    RecordsImport(Catalogue catalogue, Divisions divisions) {
        super(
                "records",
                "record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,"
                        + "source,client_uscc,client_outcome,client_points,client_document_no,summary",
                "select record_no as key, fingerprint, final_on from register.known_records(?)");
        this.rules = new RecordRules(catalogue);
        this.authorities = new AuthorityRules(catalogue);
        this.divisions = divisions;
    }

    @Override
    public @Nullable String league(RecordRow fact) {
        return divisions.ownerOf(fact.division());
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
    }

    /** Whether the indicator binds institutions of these kinds (I-13). */
    void checkKinds(RecordRow fact, Set<InstitutionKind> kinds, ImportRow row) {
        rules.checkKind(fact, kinds, row);
    }

    @Override
    public String key(RecordRow fact) {
        return fact.number();
    }

    @Override
    public String fingerprint(RecordRow fact) {
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
        Map<String, Set<InstitutionKind>> kinds = KnownInstitutions.kindsOf(
                connection,
                candidates.stream().map(candidate -> candidate.fact().uscc()).toList());
        for (Candidate<RecordRow> candidate : candidates) {
            Set<InstitutionKind> ofInstitution = kinds.get(candidate.fact().uscc());
            if (ofInstitution == null) {
                candidate.refuse(
                        KnownInstitutions.unknown("uscc", candidate.fact().uscc()));
            } else {
                rules.checkKind(candidate.fact(), ofInstitution, candidate.row());
            }
        }
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
        complete(
                connection,
                entry,
                facts.stream().filter(fact -> fact.finalOn() != null).toList());
    }

    @Override
    public void complete(Connection connection, long entry, List<RecordRow> facts) throws SQLException {
        RowBatch batch = new RowBatch();
        facts.forEach(fact -> batch.add(fact.number(), fact.finalOn(), entry));
        batch.insert(connection, "register.finality_statements", "record_no, final_on::date, entry_id::bigint");
        TouchedInstitutions.mark(connection, "FINALITY", facts, RecordRow::uscc);
    }
}
