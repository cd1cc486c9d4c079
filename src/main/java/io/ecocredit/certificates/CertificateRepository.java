package io.ecocredit.certificates;

import io.ecocredit.certificates.Grounds.Published;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.time.Deadline;
import io.ecocredit.verifications.Verification;
import io.ecocredit.verifications.VerificationNumber;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Certificates and what they rest on; every method works in the transaction of the connection it is given. */
@Singleton
class CertificateRepository {

    private static final String SELECT = """
            select c.number, c.issued_at, c.document, r.version is not null as current
            from register.certificates c left join published.results r
                on r.uscc = c.uscc and r.year = c.year and r.version = c.version and r.shown_until is null
            where c.uscc = $1
            """;

    private static final Rows<Stored> STORED =
            Rows.of(Stored.class, Map.of("number", row -> new VerificationNumber(row.getString("number"))));

    private static final Rows<Grounds> GROUNDS = Rows.of(Grounds.class);

    /** A certificate as it is stored; {@code document} is the published result as it stood. */
    record Stored(VerificationNumber number, Instant issuedAt, String document, boolean current) {}

    /** Who issues when on what. */
    record Issue(
            VerificationNumber number, Uscc uscc, int year, String leadLeague, Published on, String by, Instant at) {}

    /** Empty when the institution has no case of that year that whoever acts may see. */
    Uni<Optional<Grounds>> grounds(SqlConnection connection, Uscc uscc, int year, LocalDate today) {
        return GROUNDS.first(connection, """
                select c.lead_league, c.step, c.filed_on,
                    exists (select from register.exclusions x
                        left join register.exclusion_returns b using (exclusion_id)
                        where x.uscc = c.uscc and x.from_on <= $3 and (b.until_on is null or b.until_on > $3)) as excluded,
                    r.version, r.document
                from register.cases c left join published.results r
                    on r.uscc = c.uscc and r.year = c.year and r.shown_until is null
                where c.uscc = $1 and c.year = $2
                """, Tuple.of(uscc.value(), year, today));
    }

    /** Issues unless there is a certificate of that very result already; answers whether it did. */
    Uni<Boolean> issue(SqlConnection connection, Issue issue) {
        return connection
                .preparedQuery("""
                        with issued as (
                            insert into register.certificates
                                (number, uscc, year, version, lead_league, document, issued_by, issued_at)
                            values ($1, $2, $3, $4, $5, $6, $7, $8)
                            on conflict (uscc, year, version) do nothing returning number, uscc, year, version)
                        insert into published.verifications (number, kind, uscc, year, version, issued_on)
                        select number, $9, uscc, year, version, $10 from issued
                        """)
                .execute(Tuple.tuple()
                        .addString(issue.number().value())
                        .addString(issue.uscc().value())
                        .addInteger(issue.year())
                        .addLong(issue.on().version())
                        .addString(issue.leadLeague())
                        .addString(issue.on().document())
                        .addString(issue.by())
                        .addOffsetDateTime(issue.at().atOffset(ZoneOffset.UTC))
                        .addString(Verification.Kind.CERTIFICATE.name())
                        .addLocalDate(LocalDate.ofInstant(issue.at(), Deadline.ZONE)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** The certificate of one version of a result. */
    Uni<Stored> ofVersion(SqlConnection connection, Uscc uscc, long version) {
        return STORED.one(connection, SELECT + " and c.version = $2", Tuple.of(uscc.value(), version));
    }

    Uni<Optional<Stored>> find(SqlConnection connection, Uscc uscc, VerificationNumber number) {
        return STORED.first(connection, SELECT + " and c.number = $2", Tuple.of(uscc.value(), number.value()));
    }

    /** All of an institution, the latest first. */
    Uni<List<Stored>> all(SqlConnection connection, Uscc uscc) {
        return STORED.all(connection, SELECT + " order by c.issued_at desc, c.number", Tuple.of(uscc.value()));
    }
}
