package io.ecocredit.notices.shown;

import com.fasterxml.jackson.core.type.TypeReference;
import io.ecocredit.platform.json.Json;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.time.Deadline;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads public notices and hands comments in, as the role that sees what is public and nothing else. */
@Singleton
class PublicNoticeRepository {

    private static final TypeReference<Map<String, Integer>> COUNTS = new TypeReference<>() {};
    private static final String NOTICES =
            "select notice_id, year, league, opened_on, closes_on, cases, counts from published.public_notices ";

    private final Pool pool;
    private final Pool comments;
    private final Json json;
    private final Divisions divisions;

    PublicNoticeRepository(
            @ReactiveDataSource("published") Pool pool,
            @ReactiveDataSource("comments") Pool comments,
            Json json,
            Divisions divisions) {
        this.pool = pool;
        this.comments = comments;
        this.json = json;
        this.divisions = divisions;
    }

    /** All notices, the latest first, without what they show. */
    Uni<List<PublicNotice>> all(@Nullable Integer year, @Nullable String league, LocalDate today) {
        return pool.preparedQuery(NOTICES + """
                        where ($1::integer is null or year = $1) and ($2::text is null or league = $2)
                        order by opened_on desc, notice_id
                        """)
                .execute(Tuple.of(year, league))
                .map(rows ->
                        rows.stream().map(row -> notice(row, today, null, null)).toList());
    }

    /** A notice with what it shows, or null when there is none of that number. */
    Uni<@Nullable PublicNotice> find(UUID id, LocalDate today) {
        return pool.preparedQuery(NOTICES + "where notice_id = $1")
                .execute(Tuple.of(id))
                .flatMap(rows -> rows.rowCount() == 0
                        ? Uni.createFrom().<@Nullable PublicNotice>nullItem()
                        : whole(rows.iterator().next(), id, today));
    }

    private Uni<@Nullable PublicNotice> whole(Row row, UUID id, LocalDate today) {
        boolean open = !today.isAfter(row.getLocalDate(4));
        return pool.preparedQuery(
                        "select document from published.notice_rows where notice_id = $1 and $2 order by uscc")
                .execute(Tuple.of(id, open))
                .flatMap(shown -> comments(id)
                        .map(comments -> notice(
                                row,
                                today,
                                open
                                        ? shown.stream()
                                                .map(each -> json.read(each.getString(0), NoticeRow.class))
                                                .toList()
                                        : null,
                                comments)));
    }

    private Uni<List<PublicNotice.Comment>> comments(UUID id) {
        return pool.preparedQuery("""
                        select uscc, words, received_on, answer, answered_on from published.notice_comments
                        where notice_id = $1 order by received_on, comment_id
                        """)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream()
                        .map(row -> new PublicNotice.Comment(
                                row.getString(0),
                                row.getString(1),
                                row.getLocalDate(2),
                                row.getString(3),
                                row.getLocalDate(4)))
                        .toList());
    }

    /** Hands a comment in; answers what became of it. */
    Uni<String> comment(UUID number, UUID notice, @Nullable String uscc, String words, Instant now) {
        return comments.preparedQuery("select published.comment_on($1, $2, $3, $4, $5, $6)")
                .execute(Tuple.of(
                        number,
                        notice,
                        uscc,
                        words,
                        LocalDate.ofInstant(now, Deadline.ZONE),
                        now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next().getString(0));
    }

    private PublicNotice notice(
            Row row,
            LocalDate today,
            @Nullable List<NoticeRow> proposed,
            @Nullable List<PublicNotice.Comment> comments) {
        return new PublicNotice(
                row.getUUID(0),
                row.getInteger(1),
                row.getString(2),
                divisions.nameOf(row.getString(2)),
                row.getLocalDate(3),
                row.getLocalDate(4),
                !today.isAfter(row.getLocalDate(4)),
                row.getInteger(5),
                json.read(row.getString(6), COUNTS),
                proposed,
                comments);
    }
}
