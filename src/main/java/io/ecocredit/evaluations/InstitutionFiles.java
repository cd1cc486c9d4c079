package io.ecocredit.evaluations;

import io.ecocredit.evidence.EvidenceFile;
import io.ecocredit.evidence.EvidenceFiles.Kept;
import io.ecocredit.evidence.EvidenceService;
import io.ecocredit.evidence.SubjectFiles;
import io.ecocredit.evidence.Upload;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.regulation.subject.Uscc;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Evidence about institutions, each by its code. */
@Singleton
public class InstitutionFiles implements SubjectFiles {

    private final Inside inside;
    private final EvidenceService evidence;

    InstitutionFiles(Inside inside, EvidenceService evidence) {
        this.inside = inside;
        this.evidence = evidence;
    }

    @Override
    public Uni<List<EvidenceFile>> all(String subject, Act act) {
        return inside.as(act.actor(), connection -> evidence.all(connection, subject));
    }

    @Override
    public Uni<Kept> keep(String subject, Upload upload, Act act) {
        return evidence.keep(new Uscc(subject), upload, act);
    }

    @Override
    public Uni<EvidenceFile> find(String subject, UUID id, Act act) {
        return evidence.find(new Uscc(subject), id, act);
    }

    @Override
    public Multi<Buffer> content(String subject, EvidenceFile file, Actor reader) {
        return evidence.content(new Uscc(subject), file, reader);
    }

    @Override
    public Uni<Void> require(SqlConnection connection, String subject, List<UUID> named) {
        return evidence.require(connection, subject, named);
    }
}
