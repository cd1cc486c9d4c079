package io.ecocredit.institutions;

import io.ecocredit.imports.Fingerprint;
import io.ecocredit.imports.ImportKind;
import io.ecocredit.imports.ImportRow;
import io.ecocredit.imports.RowBatch;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Engagements: an institution serving an entrusting unit in a division and year. Their order is the order of entry (I-2). */
@Singleton
@Cites(provisions = Provision.A15_ITEM_2)
final class EngagementsImport extends ImportKind<EngagementsImport.Row> {

    record Row(
            String uscc,
            String division,
            String year,
            @Nullable String clientUscc,
            @Nullable String clientName,
            @Nullable String project,
            String origin) {}

    private final Divisions divisions;

    EngagementsImport(Divisions divisions) {
        super(
                "engagements",
                "uscc,division,year,client_uscc,client_name,project,origin",
                "select fingerprint as key, fingerprint from register.engagements where fingerprint = any(?)");
        this.divisions = divisions;
    }

    @Override
    public @Nullable String league(Row fact) {
        return divisions.leagueOf(fact.division());
    }

    @Override
    public @Nullable String subject(Row fact) {
        return fact.uscc();
    }

    @Override
    public Row read(ImportRow row) {
        String division = row.required("division");
        if (!division.isEmpty()) {
            divisions.refusalAsLeague("division", division).ifPresent(row::refuse);
        }
        return new Row(
                row.requiredUscc("uscc"),
                division,
                year(row),
                row.optionalUscc("client_uscc"),
                row.optional("client_name"),
                row.optional("project"),
                row.oneOf(
                                "origin",
                                value -> Origin.of(value).map(Origin::name),
                                RefusalCode.UNKNOWN_VALUE,
                                Clause.of(Provision.A15_ITEM_2))
                        .orElse(""));
    }

    private static String year(ImportRow row) {
        String year = row.required("year");
        if (!year.isEmpty() && !year.matches("(19|20|21)[0-9]{2}")) {
            row.refuse(Refusal.of(RefusalCode.MALFORMED_VALUE, "应为四位年度").at("year", year));
        }
        return year;
    }

    @Override
    public String key(Row fact) {
        return fingerprint(fact);
    }

    @Override
    public String fingerprint(Row fact) {
        return Fingerprint.of(
                fact.uscc(),
                fact.division(),
                fact.year(),
                fact.clientUscc(),
                fact.clientName(),
                fact.project(),
                fact.origin());
    }

    @Override
    public void examine(Connection connection, List<Candidate<Row>> candidates) throws SQLException {
        KnownInstitutions.refuseUnknown(connection, "uscc", candidates, Row::uscc);
    }

    @Override
    public void store(Connection connection, long entry, List<Row> facts) throws SQLException {
        RowBatch batch = new RowBatch();
        facts.forEach(fact -> batch.add(
                fact.uscc(),
                fact.division(),
                divisions.find(fact.division()).orElseThrow().league(),
                fact.year(),
                fact.clientUscc(),
                fact.clientName(),
                fact.project(),
                fact.origin(),
                fingerprint(fact),
                entry));
        batch.execute(connection, """
                insert into register.engagements
                    (uscc, division, league, year, client_uscc, client_name, project, origin, fingerprint, entry_id)
                select uscc, division, league, year::integer, client_uscc, client_name, project, origin, fingerprint,
                    entry::bigint
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality as t
                    (uscc, division, league, year, client_uscc, client_name, project, origin, fingerprint, entry, row)
                order by row
                """);
    }
}
