package io.ecocredit.warnings;

import io.ecocredit.evidence.EvidenceFile;
import io.ecocredit.evidence.EvidenceService;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.pages.Form;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.warnings.EarlyWarningPages.Listed;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the pages of warnings without a record show, and what their forms do. */
@Singleton
class EarlyWarningForms {

    private final EarlyWarningService warnings;
    private final BindingService bindings;
    private final MatterService matters;
    private final EvidenceService evidence;
    private final Inside inside;

    EarlyWarningForms(
            EarlyWarningService warnings,
            BindingService bindings,
            MatterService matters,
            EvidenceService evidence,
            Inside inside) {
        this.warnings = warnings;
        this.bindings = bindings;
        this.matters = matters;
        this.evidence = evidence;
        this.inside = inside;
    }

    Uni<Listed> listed(@Nullable String uscc, @Nullable String cursor, Actor reader) {
        return warnings.list(WarningQuery.of(uscc, null, cursor, null), reader)
                .flatMap(page -> own(reader).map(usable -> new Listed(uscc, page, more(uscc, page.next()), usable)));
    }

    private Uni<List<WarningMatter>> own(Actor reader) {
        return reader.league() == null
                ? Uni.createFrom().item(List.of())
                : matters.list(reader.league(), reader)
                        .map(all -> all.stream().filter(each -> !each.ended()).toList());
    }

    private static @Nullable String more(@Nullable String uscc, @Nullable String cursor) {
        return cursor == null
                ? null
                : Forms.address(EarlyWarningPages.PATH, Map.of("uscc", uscc == null ? "" : uscc, "cursor", cursor));
    }

    /** Files about the institution that was warned, as far as the reader sees them. */
    Uni<List<EvidenceFile>> evidence(EarlyWarningView warning, Actor reader) {
        return inside.as(reader, connection -> evidence.all(connection, warning.uscc()));
    }

    Uni<?> take(String number, String move, Form form, Act act) {
        return warnings.take(
                new WarningService.Wanted(
                        number, form.version(), WarningService.move(move), form.read(MoveOrder.class)),
                act,
                null,
                view -> Answer.of(200, view));
    }

    Uni<?> bind(String number, Form form, Act act) {
        return bindings.bind(
                new BindingService.Wanted(number, form.version(), form.read(BindingOrder.class)),
                act,
                null,
                view -> Answer.of(200, view));
    }
}
