package io.ecocredit.procedure.batch;

import io.ecocredit.procedure.step.StepOrder;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.text.RefusalException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The same step on many cases.
 *
 * @param action noun of the step
 * @param items each with the version that was seen, at most 5,000
 * @param order what is stated with each
 */
public record BulkOrder(
        @Nullable String action,
        @Nullable List<@Nullable BulkItem> items,
        @Nullable StepOrder order) {

    public static final int MOST_ITEMS = 5000;

    /** One case of many. */
    public record BulkItem(
            @Nullable UUID evaluationId, @Nullable Long version) {}

    /** @throws RefusalException 400 when there is none */
    public static BulkOrder required(@Nullable BulkOrder order) {
        if (order == null || order.action() == null) {
            throw RefusalException.invalid("action", null, "必填");
        }
        return order;
    }

    /** @throws RefusalException 400 when there is no such action */
    public Action step() {
        String noun = Objects.requireNonNullElse(action, "");
        return Action.of(noun).orElseThrow(() -> RefusalException.invalid("action", noun, "没有这种办理"));
    }

    public StepOrder stated() {
        return Objects.requireNonNullElse(order, StepOrder.EMPTY);
    }

    /** @throws RefusalException 400 when there are none or too many, one is incomplete, or one comes twice */
    public List<BulkService.Item> versions() {
        if (items == null || items.isEmpty() || items.size() > MOST_ITEMS) {
            throw RefusalException.invalid("items", null, "应有1至" + MOST_ITEMS + "项");
        }
        List<BulkService.Item> versions = items.stream()
                .map(item -> {
                    if (item == null || item.evaluationId() == null || item.version() == null) {
                        throw RefusalException.invalid("items", null, "每一项都须写明 evaluationId 和 version");
                    }
                    return new BulkService.Item(item.evaluationId(), item.version());
                })
                .toList();
        if (versions.stream().map(BulkService.Item::evaluationId).distinct().count() < versions.size()) {
            throw RefusalException.invalid("items", null, "同一评价只能出现一次");
        }
        return versions;
    }
}
