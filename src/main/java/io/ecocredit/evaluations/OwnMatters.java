package io.ecocredit.evaluations;

import io.ecocredit.inbox.Inbox;
import io.ecocredit.inbox.Message;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.procedure.line.CaseQuery;
import io.ecocredit.procedure.step.CaseService;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.warnings.EarlyWarningService;
import io.ecocredit.warnings.EarlyWarningView;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What there is on the start page of whoever is logged in: cases, warnings, notices, and an institution's own result. */
@Singleton
class OwnMatters {

    private static final String MOST_CASES = "500";
    private static final String MOST_NOTICES = "20";

    private final InstitutionLine line;
    private final CaseService cases;
    private final EarlyWarningService warnings;
    private final Inbox inbox;
    private final Divisions divisions;

    OwnMatters(
            InstitutionLine line, CaseService cases, EarlyWarningService warnings, Inbox inbox, Divisions divisions) {
        this.line = line;
        this.cases = cases;
        this.warnings = warnings;
        this.inbox = inbox;
        this.divisions = divisions;
    }

    /**
     * What was found.
     *
     * @param result null for everybody but an institution that has one
     * @param warned of conduct without a record, as far as the reader is to report or to decide
     */
    record Found(
            List<CaseView> cases,
            List<EarlyWarningView> warned,
            List<Message> notices,
            @Nullable OwnResult result) {}

    Uni<Found> of(Act act) {
        CaseQuery all = CaseQuery.of(CaseQuery.Asked.all(MOST_CASES), line, divisions);
        return cases.list(line, all, act)
                .flatMap(page -> warnings.waiting(act.actor())
                        .flatMap(warned -> inbox.messages(null, MOST_NOTICES, act.actor())
                                .flatMap(notices -> OwnResult.of(line.pool(), act.actor())
                                        .map(result -> new Found(
                                                page.items(), warned, notices.items(), result.orElse(null))))));
    }
}
