package io.ecocredit.regulation.disclosure;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The rule of every kind of data, in the order in which they are carried out: what refers to something ends before it. */
@Cites(provisions = Provision.A36_PARAGRAPH_1)
public record RetentionSchedule(List<RetentionRule> rules) {

    public RetentionSchedule {
        rules = List.copyOf(rules);
        Set<KindOfData> missing = EnumSet.allOf(KindOfData.class);
        for (RetentionRule rule : rules) {
            if (!missing.remove(rule.kind())) {
                throw new IllegalArgumentException("two rules for " + rule.kind());
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("no rule for " + missing);
        }
    }

    public RetentionRule of(KindOfData kind) {
        return rules.stream().filter(rule -> rule.kind() == kind).findFirst().orElseThrow();
    }
}
