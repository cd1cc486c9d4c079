package io.ecocredit.practitioners;

import io.ecocredit.imports.ImportKind;
import io.ecocredit.imports.ImportRow;
import io.ecocredit.imports.RowBatch;
import io.ecocredit.institutions.KnownInstitutions;
import io.ecocredit.platform.privacy.PersonalDataCipher;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.IdentityDocument;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Practitioners (相关从业人员); identity number and name are encrypted before they reach the database (A36). */
@Singleton
@Cites({Article.A10, Article.A36})
final class PractitionersImport implements ImportKind<PractitionersImport.Row> {

    /** @param employer null for a person who works on own account (A5.2) */
    record Row(
            String number,
            String identityNumber,
            String name,
            @Nullable String employer,
            String division) {
        @Override
        public String toString() {
            return "Row[" + number + "]";
        }
    }

    private final Divisions divisions;
    private final PersonalDataCipher cipher;

    PractitionersImport(Divisions divisions, PersonalDataCipher cipher) {
        this.divisions = divisions;
        this.cipher = cipher;
    }

    @Override
    public String name() {
        return "practitioners";
    }

    @Override
    public List<String> columns() {
        return List.of("practitioner_no", "identity_number", "name", "employer_uscc", "division");
    }

    @Override
    public boolean speaksOfPersons() {
        return true;
    }

    @Override
    public List<String> personalColumns() {
        return List.of("identity_number", "name");
    }

    @Override
    public Row read(ImportRow row) {
        Row fact = new Row(
                row.required("practitioner_no"),
                row.required("identity_number"),
                row.required("name"),
                row.optionalUscc("employer_uscc"),
                row.requiredDivision("division", divisions));
        if (!fact.identityNumber().isEmpty()) {
            IdentityDocument.refusalOf(fact.identityNumber()).ifPresent(row::refuse);
        }
        if (!row.isRefused() && !new IdentityDocument(fact.identityNumber()).isConsistent()) {
            row.flag(Refusal.of(RefusalCode.MALFORMED_VALUE, "公民身份号码的出生日期或校验码不符，待人工核实")
                    .under(Clause.of(Article.A10, "第（一）项"))
                    .at("identity_number", null));
        }
        return fact;
    }

    @Override
    public String key(Row fact) {
        return fact.number();
    }

    /** Keyed, because a plain digest of an identity number is soon guessed. */
    @Override
    public String fingerprint(Row fact) {
        return HexFormat.of()
                .formatHex(cipher.blindIndex(String.join(
                        "\u001f",
                        fact.number(),
                        fact.identityNumber(),
                        fact.name(),
                        Objects.requireNonNullElse(fact.employer(), ""),
                        fact.division())));
    }

    @Override
    public Map<String, Known> known(Connection connection, Collection<Row> facts) throws SQLException {
        return RowBatch.byKey(
                connection,
                "select practitioner_no, fingerprint from practitioners.known_persons(?)",
                facts.stream().map(Row::number).toList(),
                row -> Known.of(row.getString(2)));
    }

    @Override
    public void examine(Connection connection, List<Candidate<Row>> candidates) throws SQLException {
        KnownInstitutions.refuseUnknown(connection, "employer_uscc", candidates, Row::employer);
        flagRepeatedPersons(connection, candidates);
    }

    private void flagRepeatedPersons(Connection connection, List<Candidate<Row>> candidates) throws SQLException {
        Map<String, String> numbersByPerson = RowBatch.byKey(
                connection,
                """
                select encode(identity_index, 'hex'), min(practitioner_no) from practitioners.practitioners
                where identity_index in (select decode(digest, 'hex') from unnest(?) as t (digest))
                group by identity_index
                """,
                candidates.stream()
                        .map(candidate -> personIndex(candidate.fact()))
                        .toList(),
                row -> row.getString(2));
        for (Candidate<Row> candidate : candidates) {
            String first = numbersByPerson.putIfAbsent(
                    personIndex(candidate.fact()), candidate.fact().number());
            if (first != null) {
                candidate
                        .row()
                        .flag(Refusal.of(RefusalCode.CONFLICTING_DUPLICATE, "与" + first + "的证件号码相同，待人工核实")
                                .under(Clause.of(Article.A10, "第（一）项"))
                                .at("identity_number", null));
            }
        }
    }

    private String personIndex(Row fact) {
        return HexFormat.of().formatHex(cipher.blindIndex(fact.identityNumber()));
    }

    @Override
    public void store(Connection connection, long entry, List<Row> facts) throws SQLException {
        RowBatch batch = new RowBatch();
        HexFormat hex = HexFormat.of();
        facts.forEach(fact -> batch.add(
                fact.number(),
                hex.formatHex(cipher.encrypt(fact.identityNumber(), "identity:" + fact.number())),
                personIndex(fact),
                hex.formatHex(cipher.encrypt(fact.name(), "name:" + fact.number())),
                fact.employer(),
                fact.division(),
                fingerprint(fact),
                entry));
        batch.execute(connection, """
                insert into practitioners.practitioners
                    (practitioner_no, identity_encrypted, identity_index, name_encrypted, employer_uscc, division,
                     fingerprint, entry_id)
                select practitioner_no, decode(identity, 'hex'), decode(person, 'hex'), decode(name, 'hex'), employer,
                    division, fingerprint, entry::bigint
                from unnest(?, ?, ?, ?, ?, ?, ?, ?) as t
                    (practitioner_no, identity, person, name, employer, division, fingerprint, entry)
                """);
    }
}
