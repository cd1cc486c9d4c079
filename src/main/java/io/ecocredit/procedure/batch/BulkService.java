package io.ecocredit.procedure.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.json.Json;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.Problems;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.procedure.line.SeenCase;
import io.ecocredit.procedure.step.CaseService;
import io.ecocredit.procedure.step.StepOrder;
import io.ecocredit.procedure.step.WantedStep;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.Step;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes the same step on many cases, each in its own transaction, so that one that fails leaves the others alone. */
@Singleton
public class BulkService {

    /** As many transactions at a time as leave connections for everybody else. */
    private static final int AT_A_TIME = 8;

    private static final int TAKEN = 200;

    private final CaseService cases;
    private final Json json;

    BulkService(CaseService cases, Json json) {
        this.cases = cases;
        this.json = json;
    }

    /** A case with the version that was seen. */
    public record Item(UUID evaluationId, long version) {}

    /**
     * What became of one item.
     *
     * @param status as the single step would have been answered
     * @param step and {@code version} where it stands now; null when it was refused
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ItemStatus(
            UUID evaluationId,
            int status,
            @Nullable Step step,
            @Nullable Long version,
            @Nullable Problem problem) {}

    /** Where a case stands after its step. */
    private record Moved(Step step, long version) {}

    /**
     * The outcomes in the order of the items; one that fails is told with its problem and leaves the others alone.
     *
     * @param repeat of the whole request; each item is known by it and its case's number
     */
    public Uni<List<ItemStatus>> act(
            Line<?, ?> line, List<Item> items, Action action, StepOrder order, Act act, @Nullable Repeat repeat) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUni(item -> act(line, item, action, order, act, repeat)
                        .onFailure()
                        .recoverWithItem(failure -> refused(item, failure)))
                .merge(AT_A_TIME)
                .collect()
                .asMap(ItemStatus::evaluationId)
                .map(done -> items.stream()
                        .map(item -> done.get(item.evaluationId()))
                        .toList());
    }

    private <V extends SeenCase> Uni<ItemStatus> act(
            Line<?, V> line, Item item, Action action, StepOrder order, Act act, @Nullable Repeat repeat) {
        UUID id = item.evaluationId();
        WantedStep wanted = new WantedStep(id, item.version(), action, order);
        return cases.act(
                        line,
                        wanted,
                        act.about(id.toString()),
                        repeat == null ? null : repeat.of(id.toString(), wanted),
                        view -> Answer.of(TAKEN, new Moved(view.step(), view.version())))
                .map(answered -> status(id, answered));
    }

    /** An item as it was answered, now or before. */
    private ItemStatus status(UUID id, Answered answered) {
        Moved moved = json.read(answered.body(), Moved.class);
        return new ItemStatus(id, TAKEN, moved.step(), moved.version(), null);
    }

    private static ItemStatus refused(Item item, Throwable failure) {
        Problem problem = Problems.of(failure);
        return new ItemStatus(item.evaluationId(), problem.status(), null, null, problem);
    }
}
