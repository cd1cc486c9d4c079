package io.ecocredit.procedure.filing;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.json.Json;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.procedure.line.Case;
import io.ecocredit.procedure.line.CaseRepository;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.procedure.line.Reading;
import io.ecocredit.procedure.step.CaseService;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Keeps what a subject fills in, until it files; afterwards it stays as it was filed (A20.1, A21.1, A23).
 *
 * @param <C> the line's cases
 * @param <D> what its subjects fill in
 */
@Cites(
        value = Article.A23,
        provisions = {Provision.A20_ITEM_1, Provision.A21_ITEM_1})
public abstract class FilingService<C extends Case, D extends Draft> {

    private final Line<C, ?> line;
    private final CaseRepository repository;
    private final Written<D> written;
    private final LegalClock clock;

    protected FilingService(Line<C, ?> line, CaseRepository repository, Written<D> written, LegalClock clock) {
        this.line = line;
        this.repository = repository;
        this.written = written;
        this.clock = clock;
    }

    /**
     * How a line's drafts are written down.
     *
     * @param nothing a draft with nothing filled in
     */
    public record Written<D>(Json json, Class<D> type, D nothing) {}

    /**
     * A draft or filing.
     *
     * @param version counts the times it was saved; 0 before the first
     * @param lacking what it needs before it can be filed
     */
    public record Saved<C extends Case, D>(C subject, long version, D filing, List<Refusal> lacking) {}

    /** Everything that a draft lacks to be filed on a day. */
    protected abstract List<Refusal> lacking(C subject, D draft, LocalDate today);

    /** @throws RefusalException 404 when there is no such case or it is not the reader's to see */
    public final Uni<Saved<C, D>> find(UUID id, Act act) {
        Reading reading = new Reading(act.actor(), clock.today());
        return line.reading(
                act,
                connection -> repository
                        .find(connection, line, id, reading)
                        .map(FilingService::only)
                        .flatMap(subject -> saved(connection, subject)));
    }

    /**
     * Saves a draft.
     *
     * @throws RefusalException 412 when it was saved from elsewhere since, 409 when the case is not open for filing, 400
     *     naming every field that cannot be kept
     */
    public final Uni<Saved<C, D>> save(UUID id, long version, D draft, Act act) {
        Refusal.requireNone(draft.malformed());
        Reading reading = new Reading(act.actor(), clock.today());
        return line.pool()
                .doing(
                        act,
                        connection -> repository
                                .hold(connection, line, List.of(id), reading)
                                .map(FilingService::only)
                                .invoke(FilingService::requireOpen)
                                .call(subject -> write(connection, subject, version, draft, act))
                                .flatMap(subject -> saved(connection, subject)));
    }

    private static <C extends Case> C only(List<C> found) {
        return found.stream().findFirst().orElseThrow(CaseService::none);
    }

    /** Whether what is filled in may still be changed. */
    public static boolean isOpen(Case subject) {
        return subject.standing().step() == Step.NOTIFIED;
    }

    private static void requireOpen(Case subject) {
        if (!isOpen(subject)) {
            throw RefusalException.of(
                    RefusalCode.FILING_NOT_OPEN,
                    "该评价现为“" + subject.standing().step().label() + "”，不能修改填报内容");
        }
    }

    private Uni<Void> write(SqlConnection connection, C subject, long version, D draft, Act act) {
        return connection
                .preparedQuery("""
                        insert into %1$s.filings as f (case_id, version, document, saved_by, saved_at)
                        select $1, 1, $3::text::jsonb, $4, $5 where $2 = 0
                            or exists (select from %1$s.filings where case_id = $1 and version = $2)
                        on conflict (case_id) do update
                            set version = f.version + 1, document = excluded.document, saved_by = excluded.saved_by,
                                saved_at = excluded.saved_at
                            where f.version = $2
                        """.formatted(line.schema()))
                .execute(Tuple.of(
                        subject.id(),
                        version,
                        written.json().write(draft),
                        act.actor().name(),
                        clock.now()))
                .invoke(rows -> Require.that(
                        rows.rowCount() > 0,
                        () -> RefusalException.of(RefusalCode.PRECONDITION_FAILED, "填报内容已另行保存，请重新读取后再试")))
                .replaceWithVoid();
    }

    private Uni<Saved<C, D>> saved(SqlConnection connection, C subject) {
        return connection
                .preparedQuery("select version, document::text as document from %s.filings where case_id = $1"
                        .formatted(line.schema()))
                .execute(Tuple.of(subject.id()))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> saved(
                                subject,
                                row.getLong("version"),
                                written.json().read(row.getString("document"), written.type())))
                        .orElseGet(() -> saved(subject, 0, written.nothing())));
    }

    private Saved<C, D> saved(C subject, long version, D draft) {
        return new Saved<>(subject, version, draft, lacking(subject, draft, clock.today()));
    }
}
