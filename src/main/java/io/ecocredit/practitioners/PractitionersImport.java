package io.ecocredit.practitioners;

import io.ecocredit.imports.Fingerprint;
import io.ecocredit.imports.ImportKind;
import io.ecocredit.imports.ImportRow;
import io.ecocredit.imports.RowBatch;
import io.ecocredit.institutions.KnownInstitutions;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.privacy.PersonalDataCipher;
import io.ecocredit.practitioners.PractitionerDigests.Digested;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.IdentityDocument;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Practitioners (相关从业人员); identity number and name are encrypted before they reach the database (A36). */
@Singleton
@Cites(provisions = {Provision.A5_ITEM_2, Provision.A10_ITEM_1, Provision.A36_PARAGRAPH_1})
final class PractitionersImport extends ImportKind<PractitionersImport.Row> {

    /** @param employer null for a person who works on own account (A5.2) */
    record Row(
            String number,
            String identityNumber,
            String name,
            @Nullable String employer,
            String division) {
        /** All that the row says, as its stored digest has it; stored data depend on the form. */
        String text() {
            return String.join(
                    SEPARATOR, number, identityNumber, name, Objects.requireNonNullElse(employer, ""), division);
        }

        @Override
        public String toString() {
            return "Row[" + number + "]";
        }
    }

    private static final String SEPARATOR = "\u001f";
    private static final String UNLIKE_ANY = "";

    private final Divisions divisions;
    private final LegalClock clock;
    private final PersonalDataCipher cipher;
    private final PractitionerDigests digests;
    private final HomeLetters homes;

    PractitionersImport(
            Divisions divisions,
            LegalClock clock,
            PersonalDataCipher cipher,
            PractitionerDigests digests,
            HomeLetters homes) {
        super("practitioners", "practitioner_no,identity_number,name,employer_uscc,division");
        this.divisions = divisions;
        this.clock = clock;
        this.cipher = cipher;
        this.digests = digests;
        this.homes = homes;
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
    public @Nullable String subject(Row fact) {
        return fact.number();
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
        if (!row.isRefused() && !new IdentityDocument(fact.identityNumber()).isConsistent(clock.today())) {
            row.flag(Refusal.of(RefusalCode.MALFORMED_VALUE, "公民身份号码的出生日期或校验码不符，待人工核实")
                    .under(Clause.of(Provision.A10_ITEM_1))
                    .at("identity_number", null));
        }
        return fact;
    }

    /** The league to which somebody's division belongs. */
    @Nullable
    String ownerOf(Row fact) {
        return leagueOf(fact.division());
    }

    @Nullable
    String leagueOf(String division) {
        return divisions.ownerOf(division);
    }

    @Override
    public @Nullable String concerned(Row fact) {
        return ownerOf(fact);
    }

    @Override
    public String key(Row fact) {
        return fact.number();
    }

    /** Compared in memory only; what is stored is the digest of the same text under a key, which changes with that key. */
    @Override
    public String fingerprint(Row fact) {
        return Fingerprint.of(fact.text());
    }

    /** A row is known by its digest under any key that was ever active. A number whose person was erased takes nothing in. */
    @Override
    public Map<String, Known> known(Connection connection, Collection<Row> facts) throws SQLException {
        Map<String, String> stored = RowBatch.byKey(
                connection, """
                select practitioner_no as key, coalesce(fingerprint, '') as fingerprint from practitioners.known_persons(?)
                """, facts.stream().map(Row::number).toList(), row -> row.getString("fingerprint"));
        Map<String, Known> known = new TreeMap<>();
        stored.forEach((number, digest) -> known.put(number, Known.of(UNLIKE_ANY)));
        for (Row fact : facts) {
            String digest = stored.get(fact.number());
            if (digest != null && (digest.isEmpty() || digests.isOf(digest, fact))) {
                known.put(fact.number(), Known.of(fingerprint(fact)));
            }
        }
        return known;
    }

    @Override
    public void examine(Connection connection, List<Candidate<Row>> candidates) throws SQLException {
        KnownInstitutions.refuseUnknown(connection, "employer_uscc", candidates, Row::employer);
        flagRepeatedPersons(connection, candidates);
    }

    private void flagRepeatedPersons(Connection connection, List<Candidate<Row>> candidates) throws SQLException {
        Map<Candidate<Row>, List<String>> people = new LinkedHashMap<>();
        candidates.forEach(candidate ->
                people.put(candidate, digests.everyOfPerson(candidate.fact().identityNumber())));
        Map<String, String> numbersByPerson = RowBatch.byKey(
                connection,
                """
                select encode(identity_index, 'hex') as key, min(practitioner_no) as number from practitioners.practitioners
                where identity_index in (select decode(digest, 'hex') from unnest(?) as t (digest))
                group by identity_index
                """,
                people.values().stream().flatMap(List::stream).toList(),
                row -> row.getString("number"));
        people.forEach((candidate, person) -> {
            Optional<String> first = person.stream()
                    .map(numbersByPerson::get)
                    .filter(Objects::nonNull)
                    .findFirst();
            first.ifPresent(number -> candidate
                    .row()
                    .flag(Refusal.of(RefusalCode.CONFLICTING_DUPLICATE, "与" + number + "的证件号码相同，待人工核实")
                            .under(Clause.of(Provision.A10_ITEM_1))
                            .at("identity_number", null)));
            person.forEach(digest ->
                    numbersByPerson.putIfAbsent(digest, candidate.fact().number()));
        });
    }

    @Override
    public void store(Connection connection, long entry, List<Row> facts) throws SQLException {
        RowBatch batch = new RowBatch();
        for (Row fact : facts) {
            Digested digested = digests.of(fact);
            batch.add(
                    fact.number(),
                    PersonalField.IDENTITY.seal(cipher, fact.number(), fact.identityNumber()),
                    digested.person(),
                    PersonalField.NAME.seal(cipher, fact.number(), fact.name()),
                    fact.employer(),
                    fact.division(),
                    digested.row(),
                    digested.key(),
                    entry);
        }
        batch.execute(connection, """
                insert into practitioners.practitioners
                    (practitioner_no, identity_encrypted, identity_index, name_encrypted, employer_uscc, division,
                     fingerprint, digested_with, entry_id)
                select practitioner_no, decode(identity, 'hex'), decode(person, 'hex'), decode(name, 'hex'), employer,
                    division, fingerprint, digested_with, entry::bigint
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) as t
                    (practitioner_no, identity, person, name, employer, division, fingerprint, digested_with, entry)
                """);
        RowBatch same = new RowBatch();
        facts.forEach(fact ->
                digests.everyOfPerson(fact.identityNumber()).forEach(digest -> same.add(fact.number(), digest)));
        same.execute(connection, "select practitioners.know_same_persons(?, ?)");
        homes.tell(connection, entry);
    }
}
