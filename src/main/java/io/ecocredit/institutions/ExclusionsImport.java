package io.ecocredit.institutions;

import io.ecocredit.imports.Fingerprint;
import io.ecocredit.imports.ImportKind;
import io.ecocredit.imports.ImportRow;
import io.ecocredit.imports.RowBatch;
import io.ecocredit.imports.TouchedInstitutions;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Institutions under criminal suspicion (涉嫌犯罪); a later file may add the day on which one came back. */
@Singleton
@Cites(provisions = Provision.A5_ITEM_4, settles = Interpretation.I_4)
final class ExclusionsImport extends ImportKind<ExclusionsImport.Row> {

    /** @param until first day back in; null while the suspicion lasts */
    record Row(String uscc, LocalDate from, @Nullable LocalDate until, String reason) {}

    ExclusionsImport() {
        super("exclusions", "uscc,from,until,reason");
    }

    @Override
    public Row read(ImportRow row) {
        Row fact = new Row(
                row.requiredUscc("uscc"), row.requiredDate("from"), row.optionalDate("until"), row.required("reason"));
        row.inOrder("from", fact.from(), "until", fact.until());
        return fact;
    }

    @Override
    public String key(Row fact) {
        return fact.uscc() + " " + fact.from();
    }

    /** The reason changes when a suspicion is lifted, so only the case itself tells two rows apart. */
    @Override
    public String fingerprint(Row fact) {
        return Fingerprint.of(fact.uscc(), fact.from());
    }

    @Override
    public List<@Nullable LocalDate> laterDates(Row fact) {
        return Arrays.asList(fact.until());
    }

    @Override
    public Map<String, Known> known(Connection connection, Collection<Row> facts) throws SQLException {
        return Known.byKey(connection, """
                select x.uscc || ' ' || x.from_on as key, x.fingerprint, r.until_on
                from register.exclusions x left join register.exclusion_returns r using (exclusion_id)
                where x.fingerprint = any(?)
                """, facts.stream().map(this::fingerprint));
    }

    @Override
    public void examine(Connection connection, List<Candidate<Row>> candidates) throws SQLException {
        KnownInstitutions.refuseNotOpen(connection, "uscc", candidates, Row::uscc);
    }

    @Override
    public void store(Connection connection, long entry, List<Row> facts) throws SQLException {
        RowBatch batch = new RowBatch();
        facts.forEach(fact -> batch.add(fact.uscc(), fact.from(), fact.reason(), fingerprint(fact), entry));
        batch.insert(connection, "register.exclusions", "uscc, from_on::date, reason, fingerprint, entry_id::bigint");
        TouchedInstitutions.mark(connection, "EXCLUSION", facts, Row::uscc);
        complete(
                connection,
                entry,
                facts.stream().filter(fact -> fact.until() != null).toList());
    }

    @Override
    public void complete(Connection connection, long entry, List<Row> facts) throws SQLException {
        RowBatch batch = new RowBatch();
        facts.forEach(fact -> batch.add(fingerprint(fact), fact.until(), entry));
        batch.execute(connection, """
                insert into register.exclusion_returns (exclusion_id, until_on, entry_id)
                select x.exclusion_id, t.until_on::date, t.entry::bigint
                from unnest(?, ?, ?) as t (fingerprint, until_on, entry)
                    join register.exclusions x using (fingerprint)
                """);
        TouchedInstitutions.mark(connection, "EXCLUSION", facts, Row::uscc);
    }
}
