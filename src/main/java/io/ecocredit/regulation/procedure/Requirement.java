package io.ecocredit.regulation.procedure;

import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import java.util.Optional;
import java.util.function.Predicate;

/** Something that whoever takes a step must state with it. */
public enum Requirement {
    REASON("reason", "理由", order -> order.reason() != null && !order.reason().isBlank()),
    EVIDENCE("evidence", "证明材料", order -> !order.evidence().isEmpty()),
    VERDICT("upheld", "异议是否成立", order -> order.upheld() != null);

    private final String field;
    private final String label;
    private final transient Predicate<Order> stated;

    Requirement(String field, String label, Predicate<Order> stated) {
        this.field = field;
        this.label = label;
        this.stated = stated;
    }

    public String label() {
        return label;
    }

    /** The field of an order that states it. */
    public String field() {
        return field;
    }

    /** Why an order does not state it, or empty when it does. */
    Optional<Refusal> refusal(Order order, Transition transition) {
        return stated.test(order)
                ? Optional.empty()
                : Optional.of(Refusal.of(
                                RefusalCode.MISSING_VALUE, transition.action().label() + "须提供" + label)
                        .under(transition.clause())
                        .at(field, null));
    }
}
