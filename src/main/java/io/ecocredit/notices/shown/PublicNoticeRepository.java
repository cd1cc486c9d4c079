package io.ecocredit.notices.shown;

import com.fasterxml.jackson.core.type.TypeReference;
import io.ecocredit.platform.json.Json;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.platform.sql.Statements;
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
    private static final String NOTICES = """
            select notice_id, year, league as division, opened_on, closes_on, closes_on >= $1 as open, cases, counts
            from published.public_notices
            """;
    private static final Rows<PublicNotice.Comment> COMMENTS = Rows.of(PublicNotice.Comment.class);

    private final Pool pool;
    private final Pool comments;
    private final Json json;
    private final Rows<PublicNotice> notices;

    PublicNoticeRepository(
            @ReactiveDataSource("published") Pool pool,
            @ReactiveDataSource("comments") Pool comments,
            Json json,
            Divisions divisions) {
        this.pool = pool;
        this.comments = comments;
        this.json = json;
        this.notices = Rows.of(
                PublicNotice.class,
                Map.of(
                        "divisionLabel", row -> divisions.nameOf(row.getString("division")),
                        "counts", row -> json.read(row.getString("counts"), COUNTS),
                        "proposed", row -> null,
                        "comments", row -> null));
    }

    /** All notices, the latest first, without what they show. */
    Uni<List<PublicNotice>> all(@Nullable Integer year, @Nullable String league, LocalDate today) {
        return notices.all(pool, NOTICES + """
                where ($2::integer is null or year = $2) and ($3::text is null or league = $3)
                order by opened_on desc, notice_id
                """, Tuple.of(today, year, league));
    }

    /** A notice with what it shows, or null when there is none of that number. */
    Uni<@Nullable PublicNotice> find(UUID id, LocalDate today) {
        return pool.preparedQuery(NOTICES + "where notice_id = $2")
                .execute(Tuple.of(today, id))
                .flatMap(rows -> rows.rowCount() == 0
                        ? Uni.createFrom().<@Nullable PublicNotice>nullItem()
                        : whole(rows.iterator().next(), id));
    }

    private Uni<@Nullable PublicNotice> whole(Row row, UUID id) {
        boolean open = row.getBoolean("open");
        return pool.preparedQuery(
                        "select document from published.notice_rows where notice_id = $1 and $2 order by uscc")
                .execute(Tuple.of(id, open))
                .map(shown -> shown.stream()
                        .map(each -> json.read(each.getString("document"), NoticeRow.class))
                        .toList())
                .flatMap(proposed -> comments(id)
                        .map(comments -> notices.with("proposed", each -> open ? proposed : null)
                                .with("comments", each -> comments)
                                .read(row)));
    }

    private Uni<List<PublicNotice.Comment>> comments(UUID id) {
        return COMMENTS.all(pool, """
                select uscc, words, received_on, answer, answered_on from published.notice_comments
                where notice_id = $1 order by received_on, comment_id
                """, Tuple.of(id));
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
                .map(rows -> Statements.onlyOrNull(rows, String.class));
    }
}
