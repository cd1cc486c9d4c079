package io.ecocredit.institutions;

import io.ecocredit.imports.Fingerprint;
import io.ecocredit.imports.ImportKind;
import io.ecocredit.imports.ImportRow;
import io.ecocredit.imports.RowBatch;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.InstitutionKind;
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
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Institutions of the base directory (基础名录库). */
@Singleton
@Cites(
        value = {Article.A10, Article.A15},
        provisions = Provision.A5_ITEM_1)
final class InstitutionsImport extends ImportKind<InstitutionsImport.Row> {

    /** @param division of registration; null when registered outside the region */
    record Row(
            String uscc,
            String name,
            Set<String> kinds,
            @Nullable String division,
            @Nullable LocalDate registeredOn) {}

    private final Divisions divisions;

    InstitutionsImport(Divisions divisions) {
        super(
                "institutions",
                "uscc,name,kinds,division,registered_on",
                "select uscc as key, fingerprint from register.known_institutions(?)");
        this.divisions = divisions;
    }

    @Override
    public @Nullable String subject(Row fact) {
        return fact.uscc();
    }

    @Override
    public Row read(ImportRow row) {
        String division = row.optional("division");
        if (division != null) {
            divisions.refusalOf("division", division).ifPresent(row::refuse);
        }
        return new Row(
                row.requiredUscc("uscc"),
                row.required("name"),
                kinds(row),
                division,
                row.optionalDate("registered_on"));
    }

    private static Set<String> kinds(ImportRow row) {
        String joined = row.required("kinds");
        List<String> codes = Arrays.stream(joined.split(";"))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .toList();
        codes.stream()
                .filter(code -> InstitutionKind.of(code).isEmpty())
                .forEach(code -> row.refuse(unknownKind(code)));
        if (codes.isEmpty() && !joined.isEmpty()) {
            row.refuse(unknownKind(joined));
        }
        return new TreeSet<>(codes);
    }

    static Refusal unknownKind(@Nullable String code) {
        return Refusal.of(RefusalCode.UNKNOWN_KIND, "不是办法所列的机构类别")
                .under(Clause.of(Provision.A5_ITEM_1))
                .at("kinds", code);
    }

    @Override
    public @Nullable String concerned(Row fact) {
        return fact.division() == null ? null : divisions.ownerOf(fact.division());
    }

    @Override
    public String key(Row fact) {
        return fact.uscc();
    }

    @Override
    public String fingerprint(Row fact) {
        return Fingerprint.of(fact.name(), String.join(";", fact.kinds()), fact.division(), fact.registeredOn());
    }

    @Override
    public void examine(Connection connection, List<Candidate<Row>> candidates) {
        // An institution depends on nothing else in the register.
    }

    @Override
    public void store(Connection connection, long entry, List<Row> facts) throws SQLException {
        RowBatch batch = new RowBatch();
        facts.forEach(fact -> batch.add(
                fact.uscc(),
                fact.name(),
                "{" + String.join(",", fact.kinds()) + "}",
                fact.division(),
                fact.registeredOn(),
                fingerprint(fact),
                entry));
        batch.insert(connection, "register.institutions", """
                uscc, name, kinds::text[], division, registered_on::date, fingerprint, entry_id::bigint""");
    }
}
