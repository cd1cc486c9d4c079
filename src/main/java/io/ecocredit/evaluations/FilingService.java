package io.ecocredit.evaluations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ecocredit.evaluations.CaseRepository.Reading;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.platform.problem.Problems;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Keeps what an institution fills in, until it files; afterwards it stays as it was filed (A20.1, A23). */
@Singleton
@Cites({Article.A20, Article.A23})
class FilingService {

    private final Inside inside;
    private final CaseRepository repository;
    private final ObjectMapper json;
    private final LegalClock clock;

    FilingService(Inside inside, CaseRepository repository, ObjectMapper json, LegalClock clock) {
        this.inside = inside;
        this.repository = repository;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A draft or filing.
     *
     * @param version counts the times it was saved; 0 before the first
     * @param lacking what it needs before it can be filed
     */
    record Saved(InstitutionCase subject, long version, Filing filing, List<Refusal> lacking) {}

    /** @throws ProblemException 404 when there is no such case or it is not the reader's to see */
    Uni<Saved> find(UUID id, Actor reader) {
        return inside.as(
                reader, connection -> subject(connection, id, reader).flatMap(subject -> saved(connection, subject)));
    }

    /**
     * Saves a draft.
     *
     * @throws ProblemException 412 when it was saved by somebody else since, 409 when the case is not open for filing, 400
     *     naming every field that cannot be kept
     */
    Uni<Saved> save(UUID id, long version, Filing filing, Act act) {
        List<Refusal> malformed = filing.malformed();
        if (!malformed.isEmpty()) {
            throw new ProblemException(Problems.of(malformed));
        }
        return inside.doing(
                act,
                connection -> held(connection, id, act.actor())
                        .invoke(FilingService::requireOpen)
                        .call(subject -> write(connection, subject, version, filing, act.actor()))
                        .flatMap(subject -> saved(connection, subject)));
    }

    /** Whether what is filled in may still be changed. */
    static boolean isOpen(InstitutionCase subject) {
        return subject.standing().step() == Step.NOTIFIED;
    }

    private static void requireOpen(InstitutionCase subject) {
        if (!isOpen(subject)) {
            throw new ProblemException(
                    409,
                    "FILING_NOT_OPEN",
                    "该评价现为“" + subject.standing().step().label() + "”，不能修改填报内容",
                    Clause.of(Article.A23).toString());
        }
    }

    private Uni<Void> write(
            SqlConnection connection, InstitutionCase subject, long version, Filing filing, Actor author) {
        return connection
                .preparedQuery("""
                        insert into register.filings as f (case_id, version, document, saved_by, saved_at)
                        select $1, 1, $3::text::jsonb, $4, $5 where $2 = 0
                            or exists (select from register.filings where case_id = $1 and version = $2)
                        on conflict (case_id) do update
                        set version = f.version + 1, document = excluded.document, saved_by = excluded.saved_by,
                            saved_at = excluded.saved_at
                        where f.version = $2
                        """)
                .execute(Tuple.of(subject.id(), version, document(filing), author.name(), clock.now()))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw new ProblemException(412, "PRECONDITION_FAILED", "填报内容已被他人保存，请重新读取后再试");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Saved> saved(SqlConnection connection, InstitutionCase subject) {
        return connection
                .preparedQuery("select version, document::text from register.filings where case_id = $1")
                .execute(Tuple.of(subject.id()))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> saved(subject, row.getLong(0), Filing.of(json, row.getString(1))))
                        .orElseGet(() -> saved(subject, 0, Filing.EMPTY)));
    }

    private Saved saved(InstitutionCase subject, long version, Filing filing) {
        return new Saved(
                subject,
                version,
                filing,
                filing.lacking(new Uscc(subject.subject().uscc()), clock.today()));
    }

    private Uni<InstitutionCase> subject(SqlConnection connection, UUID id, Actor reader) {
        return repository
                .find(connection, id, new Reading(reader, clock.today()))
                .map(found -> found.stream().findFirst().orElseThrow(CaseService::none));
    }

    private Uni<InstitutionCase> held(SqlConnection connection, UUID id, Actor author) {
        return repository
                .hold(connection, List.of(id), new Reading(author, clock.today()))
                .map(found -> found.stream().findFirst().orElseThrow(CaseService::none));
    }

    private String document(Filing filing) {
        try {
            return json.writeValueAsString(filing);
        } catch (JsonProcessingException recordsAlwaysSerialise) {
            throw new IllegalStateException(recordsAlwaysSerialise);
        }
    }
}
