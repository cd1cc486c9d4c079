package io.ecocredit.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.Problems;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.Step;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes the same step on many cases, each in its own transaction, so that one that fails leaves the others alone. */
@Singleton
public class BulkService {

    /** As many transactions at a time as leave connections for everybody else. */
    private static final int AT_A_TIME = 8;

    private final CaseService cases;

    BulkService(CaseService cases) {
        this.cases = cases;
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

    Uni<List<ItemStatus>> act(List<Item> items, Action action, StepOrder order, Act act) {
        return each(items, item -> {
            UUID id = item.evaluationId();
            return cases.act(id, item.version(), action, order, act.on("evaluation", id.toString()))
                    .map(view -> new ItemStatus(id, 200, view.step(), view.version(), null));
        });
    }

    /** The outcomes in the order of the items; one that fails is told with its problem and leaves the others alone. */
    public Uni<List<ItemStatus>> each(List<Item> items, Function<Item, Uni<ItemStatus>> step) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUni(item -> step.apply(item).onFailure().recoverWithItem(failure -> refused(item, failure)))
                .merge(AT_A_TIME)
                .collect()
                .asMap(ItemStatus::evaluationId)
                .map(done -> items.stream()
                        .map(item -> done.get(item.evaluationId()))
                        .toList());
    }

    private static ItemStatus refused(Item item, Throwable failure) {
        Problem problem = Problems.of(failure);
        return new ItemStatus(item.evaluationId(), problem.status(), null, null, problem);
    }
}
