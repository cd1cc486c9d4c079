package io.ecocredit.procedure.pages;

import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.procedure.batch.BulkOrder;
import io.ecocredit.procedure.batch.BulkService.Item;
import io.ecocredit.procedure.batch.BulkService.ItemStatus;
import io.ecocredit.procedure.line.NextSteps;
import io.ecocredit.procedure.step.CaseService;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.text.RefusalException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Cases that were ticked on a page, for one step on all of them. */
public final class TickedCases {

    private static final int TAKEN = 200;

    private TickedCases() {}

    /** A step that can be taken on some of the listed cases. */
    public record Choice(String noun, String label) {}

    /**
     * One step for all cases that were ticked.
     *
     * @param item number and version of each, as they were seen, with a colon between
     */
    record Ticked(
            @Nullable String action,
            @Nullable List<String> item,
            @Nullable String reason) {

        /** @throws ProblemException 400 when none was chosen */
        Action wanted() {
            return Action.of(Objects.requireNonNullElse(action, ""))
                    .orElseThrow(() -> RefusalException.invalid("action", action, "请选择办理"));
        }

        /**
         * The cases, each once.
         *
         * @throws ProblemException 400 when there are none or too many, or one cannot be read
         */
        List<Item> items() {
            if (item == null || item.size() > BulkOrder.MOST_ITEMS) {
                throw RefusalException.invalid("item", null, "请勾选1至" + BulkOrder.MOST_ITEMS + "个评价");
            }
            Map<UUID, Item> items = new LinkedHashMap<>();
            for (String each : item) {
                String[] parts = each.split(":", -1);
                if (parts.length != 2 || !parts[1].matches("[0-9]{1,18}")) {
                    throw RefusalException.invalid("item", each, "页面已过期，请重新打开");
                }
                UUID id = CaseService.number(parts[0]);
                items.putIfAbsent(id, new Item(id, Long.parseLong(parts[1])));
            }
            return List.copyOf(items.values());
        }
    }

    /** What became of a ticked case. */
    public record Outcome(String evaluationId, int status, String text) {

        static Outcome of(ItemStatus done) {
            Problem problem = done.problem();
            return new Outcome(
                    done.evaluationId().toString(),
                    done.status(),
                    problem == null
                            ? Objects.requireNonNull(done.step()).label()
                            : problem.detail() + (problem.clause() == null ? "" : "（" + problem.clause() + "）"));
        }
    }

    /** The page that tells what became of each. */
    @CheckedTemplate(basePath = "procedure")
    static final class Templates {
        static native TemplateInstance outcomes(
                Visitor visitor, String address, String action, long taken, List<Outcome> outcomes);
    }

    /**
     * Tells what became of each.
     *
     * @param address of the list that they were ticked on
     */
    public static Response page(Visitor visitor, String address, Action action, List<ItemStatus> done) {
        long taken = done.stream().filter(each -> each.status() == TAKEN).count();
        List<Outcome> outcomes = done.stream().map(Outcome::of).toList();
        return Forms.page(TAKEN, Templates.outcomes(visitor, address, action.label(), taken, outcomes));
    }

    /** Steps that are taken case by case; those for a whole list stand with the year. */
    public static List<Choice> choices(Stream<NextSteps.Possible> possible) {
        return possible.filter(NextSteps.Possible::onTheCase)
                .map(action -> new Choice(action.action(), action.label()))
                .distinct()
                .sorted(Comparator.comparing(Choice::noun))
                .toList();
    }
}
