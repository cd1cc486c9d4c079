package io.ecocredit.evidence;

import io.ecocredit.evidence.EvidencePlace.Owner;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.platform.sql.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Evidence of whatever table its owner names; every method works in the transaction of the connection it is given. */
@Singleton
class EvidenceRepository {

    private static final String COLUMNS =
            "evidence_id, file_name, media_type, size, sha256, recorded_at as uploaded_at";
    private static final Rows<EvidenceFile> FILES = Rows.of(EvidenceFile.class);

    /** Who keeps a file and since when; {@code scannedBy} is null where nobody scanned it. */
    record Receipt(
            @Nullable String scannedBy,
            String author,
            @Nullable String league,
            Instant at) {}

    Uni<Optional<EvidenceFile>> find(SqlConnection connection, Owner owner, UUID id) {
        return files(connection, select(owner) + " and evidence_id = $2", Tuple.of(owner.code(), id))
                .map(found -> found.stream().findFirst());
    }

    /** What is kept of the same owner with the same bytes. */
    Uni<Optional<EvidenceFile>> same(SqlConnection connection, Owner owner, String sha256) {
        return files(connection, select(owner) + " and sha256 = $2", Tuple.of(owner.code(), sha256))
                .map(found -> found.stream().findFirst());
    }

    /** Those of the given numbers that are kept of an owner. */
    Uni<List<EvidenceFile>> among(SqlConnection connection, Owner owner, List<UUID> ids) {
        return files(
                connection,
                select(owner) + " and evidence_id = any($2) order by recorded_at, evidence_id",
                Tuple.of(owner.code(), ids.toArray(UUID[]::new)));
    }

    /** Those of the given numbers in a table, whoever they are about. */
    Uni<List<EvidenceFile>> among(SqlConnection connection, String table, List<UUID> ids) {
        return files(
                connection,
                "select " + COLUMNS + " from " + table
                        + " where evidence_id = any($1) order by recorded_at, evidence_id",
                Tuple.of(ids.toArray(UUID[]::new)));
    }

    /** All that is kept of an owner, the latest first. */
    Uni<List<EvidenceFile>> all(SqlConnection connection, Owner owner) {
        return files(
                connection,
                select(owner) + " order by recorded_at desc, evidence_id limit 1000",
                Tuple.of(owner.code()));
    }

    /** Bytes that are kept of an owner. */
    Uni<Long> total(SqlConnection connection, Owner owner) {
        return connection
                .preparedQuery("select coalesce(sum(size), 0)::bigint from " + owner.table() + " where "
                        + owner.column() + " = $1")
                .execute(Tuple.of(owner.code()))
                .map(rows -> Statements.only(rows, Long.class));
    }

    Uni<EvidenceFile> add(SqlConnection connection, Owner owner, Upload upload, Receipt receipt) {
        return connection
                .preparedQuery("insert into " + owner.table() + " (" + owner.column()
                        + ", file_name, media_type, size, sha256, content, scanned_by, uploaded_by, uploaded_league,"
                        + " recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning " + COLUMNS)
                .execute(Tuple.tuple()
                        .addString(owner.code())
                        .addString(upload.fileName())
                        .addString(upload.mediaType())
                        .addLong((long) upload.content().length())
                        .addString(upload.sha256())
                        .addBuffer(Buffer.newInstance(upload.content()))
                        .addString(receipt.scannedBy())
                        .addString(receipt.author())
                        .addString(receipt.league())
                        .addOffsetDateTime(receipt.at().atOffset(ZoneOffset.UTC)))
                .map(FILES::one);
    }

    /** @param from of the first byte, counted from 0 */
    Uni<Buffer> slice(SqlConnection connection, Owner owner, UUID id, long from, int length) {
        return connection
                .preparedQuery("select substring(content from $3 for $4) from " + owner.table() + " where "
                        + owner.column() + " = $1 and evidence_id = $2")
                .execute(Tuple.of(owner.code(), id, (int) from + 1, length))
                .map(rows -> Statements.only(rows, Buffer.class));
    }

    private static String select(Owner owner) {
        return "select " + COLUMNS + " from " + owner.table() + " where " + owner.column() + " = $1";
    }

    private static Uni<List<EvidenceFile>> files(SqlConnection connection, String sql, Tuple values) {
        return connection.preparedQuery(sql).execute(values).map(FILES::all);
    }
}
