package io.ecocredit.evidence;

import io.ecocredit.evidence.EvidenceFiles.Kept;
import io.ecocredit.platform.identity.Act;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Evidence about the subjects of one side, each by its key. */
public abstract class SubjectFiles {

    private final EvidenceFiles files;

    protected SubjectFiles(EvidenceFiles files) {
        this.files = files;
    }

    /** Where what is about a subject lies; it opens for whoever may know the subject. */
    protected abstract EvidencePlace placeOf(String subject);

    /** All that the reader may see about a subject, the latest first. */
    public Uni<List<EvidenceFile>> all(String subject, Act act) {
        return files.all(placeOf(subject), act);
    }

    /** As {@link EvidenceFiles#keep}; 404 when the act's subject is not the uploader's to know. */
    Uni<Kept> keep(Upload upload, Act act) {
        return files.keep(placeOf(act), upload, act);
    }

    /** As {@link EvidenceFiles#find}; 404 when the act's subject is not the reader's to know. */
    public Uni<EvidenceFile> find(UUID id, Act act) {
        return files.find(placeOf(act), id, act);
    }

    /** The bytes of a file that was found for the reader. */
    Multi<Buffer> content(EvidenceFile file, Act act) {
        return files.content(placeOf(act), file, act.actor());
    }

    private EvidencePlace placeOf(Act act) {
        return placeOf(Objects.requireNonNull(act.subject().code()));
    }

    /**
     * For the transaction of whoever names files as proof.
     *
     * @throws io.ecocredit.regulation.text.RefusalException 400 that names those which are not about the subject, or not for
     *     the caller
     */
    public abstract Uni<Void> require(SqlConnection connection, String subject, List<UUID> named);
}
