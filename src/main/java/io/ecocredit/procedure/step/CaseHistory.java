package io.ecocredit.procedure.step;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.procedure.line.Case;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.procedure.line.Move;
import io.ecocredit.procedure.line.Standing;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes the steps that are taken, and reads them again. A version that somebody else has moved on is not moved twice. */
@Singleton
public class CaseHistory {

    private static final Rows<Entry> ENTRIES = Rows.of(
            Entry.class,
            Map.of(
                    "action", row -> Action.valueOf(row.getString("action")).noun(),
                    "actionLabel",
                            row -> Action.valueOf(row.getString("action")).label(),
                    "toLabel", row -> Step.valueOf(row.getString("to")).label()));

    private final LegalClock clock;

    CaseHistory(LegalClock clock) {
        this.clock = clock;
    }

    /** What happened to a case, as whoever may see it reads it; officers stand by their role. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            long version,
            String action,
            String actionLabel,
            Step to,
            String toLabel,
            String role,
            Instant at,
            LocalDate doneOn,
            @Nullable LocalDate dueOn,
            boolean late,
            @Nullable String reason,
            List<UUID> evidence,
            @Nullable Boolean upheld) {}

    /** Why a step is refused on a case that is no longer at the version that was seen. */
    public static RefusalException movedOn() {
        return RefusalException.of(RefusalCode.PRECONDITION_FAILED, "该评价已被他人办理，请重新读取后再试");
    }

    /**
     * Takes steps, all or none.
     *
     * @param doneOn in Asia/Shanghai
     */
    public <C extends Case> Uni<Void> take(
            SqlConnection connection, Line<C, ?> line, List<Move<C>> moves, Actor actor, LocalDate doneOn) {
        if (moves.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery("""
                        update %s.cases c set step = m.step, version = m.version + 1, notified_on = m.notified_on,
                            filing_due = m.filing_due, filed_on = m.filed_on, finding_no = m.finding_no,
                            proposed_by = m.proposed_by, answer_due = m.answer_due, answer = m.answer,
                            %ssubmission_id = m.submission_id, sampled = m.sampled
                        from unnest($1::uuid[], $2::bigint[], $3::text[], $4::date[], $5::date[], $6::date[], $7::integer[],
                            $8::text[], $9::date[], $10::text[], $11::uuid[], $12::uuid[], $13::boolean[])
                            as m (case_id, version, step, notified_on, filing_due, filed_on, finding_no, proposed_by,
                                answer_due, answer, notice_id, submission_id, sampled)
                        where c.case_id = m.case_id and c.version = m.version
                        """.formatted(line.schema(), hasNotices(line) ? "notice_id = m.notice_id, " : ""))
                .execute(standing(moves))
                .invoke(rows -> Require.that(rows.rowCount() == moves.size(), CaseHistory::movedOn))
                .chain(() ->
                        connection.preparedQuery("""
                                insert into %s.case_steps (case_id, version, action, from_step, to_step, actor, role, at,
                                    done_on, due_on, reason, evidence, upheld, finding_no)
                                select case_id, version + 1, action, from_step, to_step, $10, $11, $12, $13, due_on, reason,
                                    coalesce(string_to_array(evidence, ','), '{}')::uuid[], upheld, finding_no
                                from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::date[],
                                    $7::text[], $8::text[], $9::boolean[], $14::integer[])
                                    as t (case_id, version, action, from_step, to_step, due_on, reason, evidence, upheld,
                                        finding_no)
                                """.formatted(line.schema())).execute(history(moves, actor, doneOn)))
                .replaceWithVoid();
    }

    /** Only what is on public notice has one. */
    private static boolean hasNotices(Line<?, ?> line) {
        return line.procedure().rows().stream().anyMatch(row -> row.action() == Action.OPEN_NOTICE);
    }

    private static Tuple standing(List<? extends Move<?>> moves) {
        return keys(moves)
                .addArrayOfString(strings(moves, move -> move.to().step().name()))
                .addArrayOfLocalDate(days(moves, move -> move.to().filing().notifiedOn()))
                .addArrayOfLocalDate(days(moves, move -> move.to().filing().due()))
                .addArrayOfLocalDate(days(moves, move -> move.to().filing().filedOn()))
                .addArrayOfInteger(findings(moves))
                .addArrayOfString(strings(moves, move -> move.to().proposal().by()))
                .addArrayOfLocalDate(days(moves, move -> move.to().proposal().due()))
                .addArrayOfString(strings(moves, CaseHistory::answer))
                .addArrayOfUUID(uuids(moves, move -> move.to().notice()))
                .addArrayOfUUID(uuids(moves, move -> move.to().submission()))
                .addArrayOfBoolean(
                        moves.stream().map(move -> move.to().sampled()).toArray(Boolean[]::new));
    }

    private static @Nullable String answer(Move<?> move) {
        Standing.Answer answer = move.to().proposal().answer();
        return answer == null ? null : answer.name();
    }

    private Tuple history(List<? extends Move<?>> moves, Actor actor, LocalDate doneOn) {
        return keys(moves)
                .addArrayOfString(strings(moves, move -> move.by().action().name()))
                .addArrayOfString(strings(moves, move -> move.by().from().name()))
                .addArrayOfString(strings(moves, move -> move.to().step().name()))
                .addArrayOfLocalDate(days(moves, Move::dueOn))
                .addArrayOfString(strings(moves, move -> move.order().reason()))
                .addArrayOfString(strings(
                        moves,
                        move -> move.order().evidence().isEmpty()
                                ? null
                                : String.join(
                                        ",",
                                        move.order().evidence().stream()
                                                .map(UUID::toString)
                                                .toList())))
                .addArrayOfBoolean(
                        moves.stream().map(move -> move.order().upheld()).toArray(Boolean[]::new))
                .addString(actor.name())
                .addString(actor.role())
                .addOffsetDateTime(clock.now())
                .addLocalDate(doneOn)
                .addArrayOfInteger(findings(moves));
    }

    private static Tuple keys(List<? extends Move<?>> moves) {
        return Tuple.tuple()
                .addArrayOfUUID(uuids(moves, move -> move.from().id()))
                .addArrayOfLong(
                        moves.stream().map(move -> move.from().version()).toArray(Long[]::new));
    }

    /** The steps of a case, the first first. */
    public Uni<List<Entry>> of(SqlConnection connection, Line<?, ?> line, UUID id) {
        return ENTRIES.all(connection, """
                select version, action, to_step as to, role, at, done_on, due_on,
                    coalesce(done_on > due_on, false) as late, reason, evidence, upheld
                from %s.case_steps where case_id = $1 order by version
                """.formatted(line.schema()), Tuple.of(id));
    }

    private static @Nullable LocalDate[] days(
            List<? extends Move<?>> moves, Function<Move<?>, @Nullable LocalDate> column) {
        return moves.stream().map(column).toArray(LocalDate[]::new);
    }

    private static @Nullable UUID[] uuids(List<? extends Move<?>> moves, Function<Move<?>, @Nullable UUID> column) {
        return moves.stream().map(column).toArray(UUID[]::new);
    }

    private static @Nullable Integer[] findings(List<? extends Move<?>> moves) {
        return moves.stream().map(move -> move.to().proposal().findingNo()).toArray(Integer[]::new);
    }

    private static @Nullable String[] strings(
            List<? extends Move<?>> moves, Function<Move<?>, @Nullable String> column) {
        return moves.stream().map(column).toArray(String[]::new);
    }
}
