package io.ecocredit.grades;

import io.ecocredit.platform.sql.Rows;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;

/** Reads the letters of commitment that are public, as the role that sees what is public and nothing else. */
@Singleton
class CommitmentRepository {

    private static final Rows<Kept> KEPT = Rows.of(Kept.class);

    private final Pool pool;
    private final AskedCodes codes;

    CommitmentRepository(@ReactiveDataSource("published") Pool pool, AskedCodes codes) {
        this.pool = pool;
        this.codes = codes;
    }

    /**
     * The whole code that somebody means.
     *
     * @throws io.ecocredit.regulation.text.RefusalException as {@link AskedCodes#whole} does
     */
    Uni<String> whole(String written) {
        return codes.whole(written);
    }

    /** What was filled in, and signed. */
    record Kept(String uscc, int year, String name, String products, String other, String signer, LocalDate signedOn) {}

    /**
     * Those of an institution, the latest year first: each while a result of its year is public, or an open notice shows it.
     *
     * @param today in Asia/Shanghai
     */
    Uni<List<Kept>> of(String uscc, LocalDate today) {
        return KEPT.all(pool, """
                select k.uscc, k.year, k.name, k.products, k.other, k.signer, k.signed_on
                from published.commitments k
                where k.uscc = $1 and (
                    exists (select from published.results r
                        where r.uscc = k.uscc and r.year = k.year and r.shown_until is null)
                    or exists (select from published.notice_rows w join published.public_notices n using (notice_id)
                        where w.uscc = k.uscc and n.year = k.year and n.closes_on >= $2))
                order by k.year desc
                """, Tuple.of(uscc, today));
    }
}
