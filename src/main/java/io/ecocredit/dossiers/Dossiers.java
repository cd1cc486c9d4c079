package io.ecocredit.dossiers;

import io.ecocredit.evidence.EvidenceFile;
import io.ecocredit.evidence.EvidenceService;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.pages.Form;
import io.ecocredit.records.DecisionService;
import io.ecocredit.records.RecordDirectory;
import io.ecocredit.records.RecordService;
import io.ecocredit.records.RecordView;
import io.ecocredit.repairs.InstitutionRepairs;
import io.ecocredit.warnings.MatterService;
import io.ecocredit.warnings.WarningService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/** Gathers all that is known of a record for whoever looks at it, with what they may do about it. */
@Singleton
class Dossiers {

    private final Inside inside;
    private final RecordService records;
    private final RecordDirectory directory;
    private final DecisionService decisions;
    private final WarningService warnings;
    private final MatterService matters;
    private final InstitutionRepairs repairs;
    private final EvidenceService evidence;

    // More than six: the page of a record shows what every one of these knows of it.
    Dossiers(
            Inside inside,
            RecordService records,
            RecordDirectory directory,
            DecisionService decisions,
            WarningService warnings,
            MatterService matters,
            InstitutionRepairs repairs,
            EvidenceService evidence) {
        this.inside = inside;
        this.records = records;
        this.directory = directory;
        this.decisions = decisions;
        this.warnings = warnings;
        this.matters = matters;
        this.repairs = repairs;
        this.evidence = evidence;
    }

    Uni<Dossier> of(String number, Actor reader, Form form) {
        return records.find(number, reader).flatMap(record -> gather(record, reader, form));
    }

    private Uni<Dossier> gather(RecordView record, Actor reader, Form form) {
        String number = record.recordNo();
        return Uni.combine()
                .all()
                .unis(
                        decisions.history(number, reader),
                        warnings.find(number, reader),
                        repairs.ofRecord(number, reader),
                        matters.fitting(record.indicator(), reader),
                        inside.as(reader, connection -> access(connection, record, reader)))
                .with((decided, warning, repaired, fitting, access) -> new Dossier(
                        record,
                        access.answers(),
                        decided,
                        warning.orElse(null),
                        access.answers() && warning.isEmpty() ? fitting : List.of(),
                        repaired,
                        access.evidence(),
                        form));
    }

    private record Access(boolean answers, List<EvidenceFile> evidence) {}

    private Uni<Access> access(SqlConnection connection, RecordView record, Actor reader) {
        return directory
                .answersFor(connection, record, reader)
                .map(answers -> answers && !reader.role().equals(Roles.INSTITUTION))
                .flatMap(answers -> evidence.all(connection, record.uscc()).map(files -> new Access(answers, files)));
    }
}
