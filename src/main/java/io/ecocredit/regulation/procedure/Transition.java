package io.ecocredit.regulation.procedure;

import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.TimeLimit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One row of the procedure: at a step a party may do something, under conditions, by a clause, and the case stands at the
 * next step.
 *
 * @param limit by when it is to be done; a missed one is recorded and does not block, unless a guard says so
 */
public record Transition(
        Step from,
        Action action,
        Party party,
        Step to,
        Clause clause,
        @Nullable TimeLimit limit,
        List<Guard> guards,
        List<Requirement> requirements) {

    Transition by(TimeLimit due) {
        return new Transition(from, action, party, to, clause, due, guards, requirements);
    }

    Transition when(Guard... conditions) {
        return new Transition(from, action, party, to, clause, limit, List.of(conditions), requirements);
    }

    Transition stating(Requirement... statements) {
        return new Transition(from, action, party, to, clause, limit, guards, List.of(statements));
    }

    /** The first condition that a case does not meet, or empty when the step may be taken. */
    public Optional<Refusal> refusal(CaseFacts facts) {
        return guards.stream()
                .flatMap(guard -> guard.refusal(facts, this).stream())
                .findFirst();
    }

    /** Everything that an order fails to state. */
    public List<Refusal> faults(Order order) {
        return requirements.stream()
                .flatMap(each -> each.refusal(order, this).stream())
                .toList();
    }

    /** Whether taking the step today is later than the measure says. */
    public boolean isLate(CaseFacts facts) {
        return limit != null && facts.isOver(limit);
    }

    static Stream<Transition> fromEach(List<Step> steps, Transition pattern) {
        return steps.stream().map(pattern::startingAt);
    }

    private Transition startingAt(Step step) {
        return new Transition(step, action, party, to, clause, limit, guards, requirements);
    }
}
