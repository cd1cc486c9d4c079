package io.ecocredit.verifications;

import io.ecocredit.grades.PublishedGrade;
import io.ecocredit.platform.json.Json;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.verifications.Verification.Kind;
import io.ecocredit.verifications.Verification.State;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/** Looks papers up as the role that sees nothing but what is published. */
@Singleton
class VerificationRepository {

    private final Pool pool;
    private final Json json;

    VerificationRepository(@ReactiveDataSource("published") Pool pool, Json json) {
        this.pool = pool;
        this.json = json;
    }

    /**
     * One query whatever the reason there is nothing to say.
     *
     * @throws RefusalException 404 for a number that was never issued and for one whose year has nothing public any more,
     *     not told apart (I-4)
     */
    Uni<Verification> find(VerificationNumber number) {
        return pool.preparedQuery("""
                        select v.kind, v.issued_on, v.version = r.version as current, r.document
                        from published.verifications v
                            join published.results r on r.uscc = v.uscc and r.year = v.year and r.shown_until is null
                        where v.number = $1
                        """)
                .execute(Tuple.of(number.value()))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> verification(number, row))
                        .orElseThrow(VerificationRepository::none));
    }

    private Verification verification(VerificationNumber number, Row row) {
        Kind kind = Kind.valueOf(row.getString("kind"));
        State state = row.getBoolean("current") ? State.CURRENT : State.SUPERSEDED;
        return new Verification(
                number.value(),
                kind,
                kind.label(),
                state,
                state.label(),
                row.getLocalDate("issued_on"),
                json.read(row.getString("document"), PublishedGrade.class));
    }

    private static RefusalException none() {
        return RefusalException.of(RefusalCode.VERIFICATION_NOT_FOUND, "没有该编号的现行可核验的证明，请核对编号是否抄录有误");
    }
}
