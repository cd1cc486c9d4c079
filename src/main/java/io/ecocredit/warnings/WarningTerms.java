package io.ecocredit.warnings;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.records.RecordView;
import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.repair.WarningRules;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.warnings.WarningRepository.Issue;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;

/** On what terms a league can warn of a record: by a matter of its own list, with a limit within its days (A24, I-21). */
@Singleton
@Cites(value = Article.A24, settles = Interpretation.I_21)
class WarningTerms {

    private final MatterService matters;
    private final Catalogue catalogue;
    private final LegalClock clock;

    WarningTerms(MatterService matters, Catalogue catalogue, LegalClock clock) {
        this.matters = matters;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** @throws RefusalException 400 with the clause when the record cannot be warned of so */
    Uni<Issue> of(SqlConnection connection, WarningOrder order, RecordView record, Actor actor) {
        return matters.require(connection, order.requiredMatter())
                .invoke(matter -> requireFitting(matter, record, actor))
                .map(matter -> issue(order, record, matter));
    }

    private static void requireFitting(WarningMatter matter, RecordView record, Actor actor) {
        if (!matter.league().equals(actor.league()) || matter.ended()) {
            throw notPossible("只能按本盟市现行的预警事项预警", "matterId", matter.matterId().toString());
        }
        if (!matter.isOf(record.indicator())) {
            throw notPossible("该预警事项不含这一指标", "matterId", matter.matterId().toString());
        }
    }

    private Issue issue(WarningOrder order, RecordView record, WarningMatter matter) {
        LocalDate today = clock.today();
        LocalDate latest = today.plusDays(matter.days());
        LocalDate limit = order.limitOn() == null ? latest : order.limitOn();
        if (limit.isBefore(today) || limit.isAfter(latest)) {
            throw notPossible("时限应在" + today + "至" + latest + "之间", "limitOn", limit.toString());
        }
        WarningRules.ofRecord(record.category(), catalogue.isPenalty(record.indicator()))
                .map(refusal -> refusal.at("recordNo", record.recordNo()))
                .or(() -> WarningRules.ofLimit(record.producedOn(), limit)
                        .map(refusal -> refusal.at("limitOn", limit.toString())))
                .ifPresent(refusal -> {
                    throw refusal.asException();
                });
        return new Issue(record.recordNo(), today, matter.matterId(), order.requirementOr(matter.requirement()), limit);
    }

    private static RuntimeException notPossible(String detail, String field, String value) {
        return Refusal.of(RefusalCode.WARNING_NOT_POSSIBLE, detail)
                .under(Clause.of(Article.A24))
                .at(field, value)
                .asException();
    }
}
