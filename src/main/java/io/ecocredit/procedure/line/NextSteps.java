package io.ecocredit.procedure.line;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.CaseFacts;
import io.ecocredit.regulation.procedure.Procedure;
import io.ecocredit.regulation.procedure.Requirement;
import io.ecocredit.regulation.procedure.Transition;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RuleBook;
import io.ecocredit.regulation.text.TimeLimit;
import io.ecocredit.regulation.text.WorkingPeriod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may do next on a case and by when, and what the caller's party does at this step but cannot do yet.
 *
 * @param deadlines the earliest first
 */
public record NextSteps(List<DueDay> deadlines, List<Possible> possible, List<Waiting> waiting) {

    /** A time limit that runs, or has run, for the case; its last day is inclusive, in Asia/Shanghai. */
    public record DueDay(String limit, String label, LocalDate lastDay, boolean passed, String clause) {}

    /**
     * Something that the caller may do now.
     *
     * @param action the noun that ends its address
     * @param lastDay by when; doing it later is recorded as late
     * @param requires fields that the order must have
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Possible(
            String action,
            String label,
            String href,
            @Nullable LocalDate lastDay,
            List<String> requires,
            String clause) {

        /** Whether it is taken on the case, and not under the year for a whole list. */
        public boolean onTheCase() {
            return href.contains("evaluations/");
        }
    }

    /** Something that the caller's party does at this step, and the refusal that it would meet now. */
    public record Waiting(
            String action,
            String label,
            String code,
            String detail,
            @Nullable String clause) {}

    /**
     * Asks the table of a procedure.
     *
     * @param href where an action on the case is taken
     */
    static NextSteps of(Procedure procedure, Case subject, CaseFacts facts, Function<Action, String> href) {
        List<Possible> possible = new ArrayList<>();
        List<Waiting> waiting = new ArrayList<>();
        for (Transition row : procedure.from(subject.standing().step())) {
            if (row.party() != facts.caller().party()) {
                continue;
            }
            row.refusal(facts)
                    .ifPresentOrElse(
                            refusal -> waiting.add(waiting(row, refusal)),
                            () -> possible.add(possible(row, facts, href.apply(row.action()))));
        }
        RuleBook rules = RuleBook.of(subject.subject().year());
        List<DueDay> deadlines = facts.lastDays().entrySet().stream()
                .filter(each -> concerns(procedure, each.getKey()))
                .map(each -> new DueDay(
                        each.getKey().name(),
                        each.getKey().label(),
                        each.getValue(),
                        facts.today().isAfter(each.getValue()),
                        procedure.clauseOf(each.getKey(), rules).toString()))
                .sorted((one, other) -> one.lastDay().compareTo(other.lastDay()))
                .toList();
        return new NextSteps(deadlines, possible, waiting);
    }

    /** The year's plan also holds dates of the other line. */
    private static boolean concerns(Procedure procedure, TimeLimit limit) {
        return limit instanceof WorkingPeriod || procedure.rows().stream().anyMatch(row -> limit.equals(row.limit()));
    }

    private static Possible possible(Transition row, CaseFacts facts, String href) {
        TimeLimit limit = row.limit();
        return new Possible(
                row.action().noun(),
                row.action().label(),
                href,
                limit == null ? null : facts.lastDays().get(limit),
                row.requirements().stream().map(Requirement::field).toList(),
                row.clause().toString());
    }

    private static Waiting waiting(Transition row, Refusal refusal) {
        return new Waiting(
                row.action().noun(),
                row.action().label(),
                refusal.code().name(),
                refusal.detail(),
                refusal.clause() == null ? null : refusal.clause().toString());
    }
}
