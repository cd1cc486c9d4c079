package io.ecocredit.warnings;

import io.ecocredit.institutions.OpenFiles;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.records.RecordDirectory;
import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.grading.Indicator;
import io.ecocredit.regulation.repair.EarlyWarningRules;
import io.ecocredit.regulation.repair.EarlyWarningRules.Issued;
import io.ecocredit.regulation.repair.RepairRules.Conduct;
import io.ecocredit.regulation.subject.InstitutionKind;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.warnings.EarlyWarningOrder.Whole;
import io.ecocredit.warnings.EarlyWarningRepository.Draft;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What a league has found, as far as it can be warned of before there is a record (A24). */
@Singleton
@Cites(
        provisions = Provision.A24_PARAGRAPH_2,
        settles = {Interpretation.I_13, Interpretation.I_21})
class Findings {

    private final EarlyWarningRepository repository;
    private final RecordDirectory records;
    private final MatterService matters;
    private final Catalogue catalogue;
    private final LegalClock clock;

    Findings(
            EarlyWarningRepository repository,
            RecordDirectory records,
            MatterService matters,
            Catalogue catalogue,
            LegalClock clock) {
        this.repository = repository;
        this.records = records;
        this.matters = matters;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** The warning that an order comes to today; {@link RefusalException} as {@link EarlyWarningService#issue} tells. */
    Uni<Draft> draft(SqlConnection connection, Whole order, Actor actor) {
        String uscc = order.uscc().value();
        LocalDate today = clock.today();
        return OpenFiles.kinds(connection, order.uscc())
                .invoke(kinds -> requireWarnable(order.indicator(), kinds))
                .call(() -> records.requireNoConflict(connection, uscc, today.getYear(), actor))
                .chain(() -> repository.issued(connection, uscc, actor.ownLeague(), order.indicator()))
                .call(before -> records.conducts(connection, uscc, actor)
                        .invoke(known -> requireFirst(order, today, before, known)))
                .chain(() -> matters.fitting(connection, order.terms().requiredMatter(), order.indicator(), actor))
                .map(matter -> draft(order, matter, today, actor));
    }

    private void requireWarnable(String code, Set<InstitutionKind> kinds) {
        Indicator indicator = catalogue
                .find(code)
                .orElseThrow(() -> Refusal.of(RefusalCode.UNKNOWN_INDICATOR, "没有这一指标")
                        .under(Clause.of(Provision.A16_PARAGRAPH_1))
                        .at("indicator", code)
                        .asException());
        Refusal.requireNone(EarlyWarningRules.ofIndicator(indicator).map(refusal -> refusal.at("indicator", code)));
        if (!indicator.binds(kinds)) {
            throw Refusal.of(RefusalCode.INDICATOR_OF_ANOTHER_KIND, "该指标不适用于该机构的类别")
                    .under(indicator.clause().as(Interpretation.I_13))
                    .at("indicator", code)
                    .asException();
        }
    }

    private static void requireFirst(Whole order, LocalDate today, List<Issued> before, List<Conduct> known) {
        Refusal.requireNone(EarlyWarningRules.ofFinding(order.indicator(), order.foundOn(), today, before, known));
    }

    private Draft draft(Whole order, WarningMatter matter, LocalDate today, Actor actor) {
        LocalDate limit = matters.limit(order.terms().limitOn(), matter);
        Refusal.requireNone(EarlyWarningRules.ofLimit(today, limit));
        return new Draft(
                order,
                actor.ownLeague(),
                matter.matterId(),
                order.terms().requirementOr(matter.requirement()),
                today,
                limit);
    }

    /** {@link RefusalException} 403 for who has declared a conflict of interest, or whose bureau is the institution's client. */
    Uni<Void> requireNoConflict(SqlConnection connection, EarlyWarningView warning, Actor actor) {
        return records.requireNoConflict(
                connection, warning.uscc(), warning.issuedOn().getYear(), actor);
    }

    /** {@link RefusalException} 400 with each file that is not about the institution, or not for whoever acts. */
    Uni<Void> requireEvidence(SqlConnection connection, EarlyWarningView warning, List<UUID> named) {
        return records.requireEvidence(connection, warning.uscc(), named);
    }
}
