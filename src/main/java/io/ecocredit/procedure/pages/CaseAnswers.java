package io.ecocredit.procedure.pages;

import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.KeyHeader;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.precondition.Versions;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.procedure.batch.BulkOrder;
import io.ecocredit.procedure.batch.BulkService;
import io.ecocredit.procedure.batch.BulkService.ItemStatus;
import io.ecocredit.procedure.line.CaseQuery;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.procedure.line.SeenCase;
import io.ecocredit.procedure.step.CaseHistory;
import io.ecocredit.procedure.step.CaseService;
import io.ecocredit.procedure.step.RecusalService;
import io.ecocredit.procedure.step.StepOrder;
import io.ecocredit.procedure.step.StepRequest;
import io.ecocredit.procedure.step.WantedStep;
import io.ecocredit.regulation.subject.Divisions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What the interface answers of cases, whoever is evaluated. */
@Singleton
public class CaseAnswers {

    /** How a request for many steps is sent again. */
    public static final String MANY =
            "With an Idempotency-Key the whole may be sent again, also when its answer came too late (503):"
                    + " each item that was taken is answered as it was, and the others are tried.";

    private final CaseService cases;
    private final BulkService bulk;
    private final RecusalService recusals;
    private final Divisions divisions;
    private final Caller caller;

    CaseAnswers(CaseService cases, BulkService bulk, RecusalService recusals, Divisions divisions, Caller caller) {
        this.cases = cases;
        this.bulk = bulk;
        this.recusals = recusals;
        this.divisions = divisions;
        this.caller = caller;
    }

    /** @param key of the subject that is asked for */
    public <V extends SeenCase> Uni<RestResponse<Page<V>>> list(
            Line<?, V> line, CaseParameters parameters, @Nullable String key) {
        return cases.list(line, CaseQuery.of(parameters.asked(key), line, divisions), caller.act(null))
                .map(RestResponse::ok);
    }

    public <V extends SeenCase> Uni<RestResponse<V>> one(Line<?, V> line, String id) {
        return cases.view(line, CaseService.number(id), caller.act(id))
                .map(view -> Versions.answer(view, view.version()));
    }

    public Uni<List<CaseHistory.Entry>> history(Line<?, ?> line, String id) {
        return cases.history(line, CaseService.number(id), caller.act(id));
    }

    /** Something that belongs to a case beside its steps. */
    public <T> Uni<T> beside(Line<?, ?> line, String id, BiFunction<SqlConnection, UUID, Uni<T>> what) {
        UUID evaluation = CaseService.number(id);
        return cases.read(line, evaluation, caller.act(id), (connection, found) -> what.apply(connection, evaluation));
    }

    public Uni<Response> take(Line<?, ?> line, StepRequest request, @Nullable StepOrder order) {
        WantedStep wanted = request.wanted(order);
        return cases.act(line, wanted, caller.act(request.id()), request.repeat(wanted), CaseAnswers::taken)
                .map(Answered::response);
    }

    private static Answer taken(SeenCase view) {
        return Answer.of(200, view).withVersion(Long.toString(view.version()));
    }

    public Uni<List<ItemStatus>> takeEach(Line<?, ?> line, KeyHeader header, @Nullable BulkOrder order) {
        BulkOrder wanted = BulkOrder.required(order);
        return bulk.act(
                line, wanted.versions(), wanted.step(), wanted.stated(), caller.act(null), header.repeat(wanted));
    }

    /** @param reason why whoever acts withdraws from the subject's cases */
    public <V extends SeenCase> Uni<V> recuse(Line<?, V> line, String id, @Nullable String reason) {
        String why = Stated.text("reason", reason, RecusalService.LONGEST_REASON);
        return recusals.declare(line, CaseService.number(id), why, caller.act(id));
    }
}
