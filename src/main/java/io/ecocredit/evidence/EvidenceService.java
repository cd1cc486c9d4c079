package io.ecocredit.evidence;

import io.ecocredit.evidence.EvidenceFiles.Kept;
import io.ecocredit.institutions.OpenFiles;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.regulation.subject.Uscc;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Evidence about institutions, such as what an objection or a repair rests on. */
@Singleton
public class EvidenceService {

    private static final String TABLE = "register.evidence";

    private final Inside inside;
    private final EvidenceFiles files;
    private final EvidenceRepository repository;

    EvidenceService(Inside inside, EvidenceFiles files, EvidenceRepository repository) {
        this.inside = inside;
        this.files = files;
        this.repository = repository;
    }

    /** As {@link EvidenceFiles#keep}; 404 when the institution's file is not open to the uploader. */
    public Uni<Kept> keep(Uscc uscc, Upload upload, Act act) {
        return files.keep(placeOf(uscc), upload, act);
    }

    /** As {@link EvidenceFiles#find}; 404 when the institution's file is not open to the reader. */
    public Uni<EvidenceFile> find(Uscc uscc, UUID id, Act act) {
        return files.find(placeOf(uscc), id, act);
    }

    /** The bytes of a file that was found for the reader. */
    public Multi<Buffer> content(Uscc uscc, EvidenceFile file, Actor reader) {
        return files.content(placeOf(uscc), file, reader);
    }

    /**
     * Makes sure, in the transaction of a connection, that files are evidence about an institution which whoever acts may
     * see.
     *
     * @throws ProblemException 400 that names those which are not
     */
    public Uni<Void> require(SqlConnection connection, String uscc, List<UUID> evidenceIds) {
        return repository
                .among(connection, ownerOf(uscc), evidenceIds)
                .invoke(found -> requireAll(evidenceIds, found))
                .replaceWithVoid();
    }

    /** All that whoever the transaction works for may see of an institution, the latest first. */
    public Uni<List<EvidenceFile>> all(SqlConnection connection, String uscc) {
        return repository.all(connection, ownerOf(uscc));
    }

    /** Those of the given numbers that whoever the transaction works for may see, in the order in which they came in. */
    public Uni<List<EvidenceFile>> of(SqlConnection connection, List<UUID> evidenceIds) {
        return repository.among(connection, TABLE, evidenceIds);
    }

    private static void requireAll(List<UUID> asked, List<EvidenceFile> found) {
        Set<UUID> missing = new HashSet<>(asked);
        found.forEach(file -> missing.remove(file.evidenceId()));
        if (!missing.isEmpty()) {
            throw new ProblemException(Problem.of(400, "UNKNOWN_EVIDENCE", "该机构没有您可查看的此佐证材料")
                    .at(missing.stream().sorted().map(EvidenceService::unknown).toList()));
        }
    }

    private static Problem.FieldError unknown(UUID id) {
        return new Problem.FieldError("evidence", id.toString(), "UNKNOWN_EVIDENCE", "该机构没有您可查看的此佐证材料", null);
    }

    private EvidencePlace placeOf(Uscc uscc) {
        return new EvidencePlace(inside, ownerOf(uscc.value()), connection -> OpenFiles.require(connection, uscc));
    }

    private static EvidencePlace.Owner ownerOf(String uscc) {
        return new EvidencePlace.Owner(TABLE, "uscc", uscc);
    }
}
