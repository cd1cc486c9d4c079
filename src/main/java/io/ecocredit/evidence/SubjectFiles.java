package io.ecocredit.evidence;

import io.ecocredit.evidence.EvidenceFiles.Kept;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.UUID;

/** Evidence about the subjects of one side, each by its key, for those who do not know whose it is. */
public interface SubjectFiles {

    /** All that the reader may see about a subject, the latest first. */
    Uni<List<EvidenceFile>> all(String subject, Act act);

    /** As {@link EvidenceFiles#keep}; 404 when the subject is not the uploader's to know. */
    Uni<Kept> keep(String subject, Upload upload, Act act);

    /** As {@link EvidenceFiles#find}; 404 when the subject is not the reader's to know. */
    Uni<EvidenceFile> find(String subject, UUID id, Act act);

    /** The bytes of a file that was found for the reader. */
    Multi<Buffer> content(String subject, EvidenceFile file, Actor reader);

    /**
     * For the transaction of whoever names files as proof.
     *
     * @throws io.ecocredit.platform.problem.ProblemException 400 that names those which are not about the subject, or not for
     *     the caller
     */
    Uni<Void> require(SqlConnection connection, String subject, List<UUID> named);
}
