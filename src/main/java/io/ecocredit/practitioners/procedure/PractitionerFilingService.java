package io.ecocredit.practitioners.procedure;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.platform.problem.Problems;
import io.ecocredit.regulation.procedure.Step;
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

/** Keeps what a practitioner fills in, until they file; afterwards it stays as it was filed (A21.1, A23). */
@Singleton
@Cites({Article.A21, Article.A23})
class PractitionerFilingService {

    private final PersonsSide persons;
    private final PractitionerCaseRepository repository;
    private final ObjectMapper json;
    private final LegalClock clock;

    PractitionerFilingService(
            PersonsSide persons, PractitionerCaseRepository repository, ObjectMapper json, LegalClock clock) {
        this.persons = persons;
        this.repository = repository;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A draft or filing.
     *
     * @param version counts the times it was saved; 0 before the first
     */
    record Saved(PractitionerCase subject, long version, PractitionerFiling filing) {}

    /** @throws ProblemException 404 when there is no such case or it is not the reader's to see */
    Uni<Saved> find(UUID id, Act act) {
        return persons.doing(
                act,
                connection -> repository
                        .find(connection, id, act.actor())
                        .map(PractitionerFilingService::only)
                        .flatMap(subject -> saved(connection, subject)));
    }

    /**
     * Saves a draft.
     *
     * @throws ProblemException 412 when it was saved from elsewhere since, 409 when the case is not open for filing, 400
     *     naming every field that cannot be kept
     */
    Uni<Saved> save(UUID id, long version, PractitionerFiling filing, Act act) {
        List<Refusal> malformed = filing.malformed();
        if (!malformed.isEmpty()) {
            throw new ProblemException(Problems.of(malformed));
        }
        return persons.doing(
                act,
                connection -> repository
                        .hold(connection, List.of(id), act.actor())
                        .map(PractitionerFilingService::only)
                        .invoke(PractitionerFilingService::requireOpen)
                        .call(subject -> write(connection, subject, version, filing, act))
                        .flatMap(subject -> saved(connection, subject)));
    }

    private static PractitionerCase only(List<PractitionerCase> found) {
        return found.stream().findFirst().orElseThrow(PractitionerCaseService::none);
    }

    private static void requireOpen(PractitionerCase subject) {
        if (subject.standing().step() != Step.NOTIFIED) {
            throw new ProblemException(
                    409,
                    "FILING_NOT_OPEN",
                    "该评价现为“" + subject.standing().step().label() + "”，不能修改填报内容",
                    Clause.of(Article.A23).toString());
        }
    }

    private Uni<Void> write(
            SqlConnection connection, PractitionerCase subject, long version, PractitionerFiling filing, Act act) {
        return connection
                .preparedQuery("""
                        insert into practitioners.filings as f (case_id, version, document, saved_by, saved_at)
                        select $1, 1, $3::text::jsonb, $4, $5 where $2 = 0
                            or exists (select from practitioners.filings where case_id = $1 and version = $2)
                        on conflict (case_id) do update
                        set version = f.version + 1, document = excluded.document, saved_by = excluded.saved_by,
                            saved_at = excluded.saved_at
                        where f.version = $2
                        """)
                .execute(Tuple.of(
                        subject.id(),
                        version,
                        filing.document(json),
                        act.actor().name(),
                        clock.now()))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw new ProblemException(412, "PRECONDITION_FAILED", "填报内容已另行保存，请重新读取后再试");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Saved> saved(SqlConnection connection, PractitionerCase subject) {
        return connection
                .preparedQuery("select version, document::text from practitioners.filings where case_id = $1")
                .execute(Tuple.of(subject.id()))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new Saved(subject, row.getLong(0), PractitionerFiling.of(json, row.getString(1))))
                        .orElseGet(() -> new Saved(subject, 0, PractitionerFiling.EMPTY)));
    }
}
