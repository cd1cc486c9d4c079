package io.ecocredit.retention;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.regulation.disclosure.RetentionRule;
import io.ecocredit.regulation.disclosure.RetentionSchedule;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.retention.Expiry.Day;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries out the rules of retention when it is ordered to; days are those of Asia/Shanghai. Blocks. */
@Singleton
@Cites(provisions = Provision.A36_PARAGRAPH_1)
public class RetentionService {

    private final RetentionSchedule schedule;
    private final List<Expiry> expiries;
    private final LegalClock clock;

    RetentionService(RetentionSchedule schedule, @All List<Expiry> expiries, LegalClock clock) {
        this.schedule = schedule;
        this.expiries = expiries;
        this.clock = clock;
        schedule.rules().forEach(this::requireMeans);
    }

    /**
     * What a rule finds to do.
     *
     * @param due how many are due; null where nothing is done by order
     */
    public record Line(
            RetentionRule rule,
            LocalDate keptSince,
            @Nullable Long due) {}

    /** What is due, without touching it. */
    public List<Line> due() throws SQLException {
        return lines(Expiry::due);
    }

    /** Ends what is due and answers what was. */
    public List<Line> apply() throws SQLException {
        return lines(Expiry::end);
    }

    private interface Step {
        long of(Expiry expiry, Day day) throws SQLException;
    }

    private List<Line> lines(Step step) throws SQLException {
        LocalDate today = clock.today();
        List<Line> lines = new ArrayList<>();
        for (RetentionRule rule : schedule.rules()) {
            LocalDate keptSince = rule.keptSince(today);
            Expiry expiry = of(rule);
            lines.add(new Line(rule, keptSince, expiry == null ? null : step.of(expiry, new Day(today, keptSince))));
        }
        return lines;
    }

    private @Nullable Expiry of(RetentionRule rule) {
        return expiries.stream()
                .filter(expiry -> expiry.kind() == rule.kind())
                .findFirst()
                .orElse(null);
    }

    /** A rule that nobody can carry out, or data that are ended without a rule to that effect, stop the program. */
    private void requireMeans(RetentionRule rule) {
        if (rule.ending().isOrdered() != (of(rule) != null)) {
            throw new IllegalStateException("the rule and the means to carry it out disagree on " + rule.kind());
        }
    }
}
