package io.ecocredit.evidence;

import io.ecocredit.institutions.OpenFiles;
import io.ecocredit.institutions.Successions;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.sql.OneByOne;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Evidence about institutions, such as what an objection or a repair rests on. */
@Singleton
public class EvidenceService extends SubjectFiles {

    private static final String TABLE = "register.evidence";

    private final Inside inside;
    private final EvidenceRepository repository;
    private final Successions successions;

    EvidenceService(Inside inside, EvidenceFiles files, EvidenceRepository repository, Successions successions) {
        super(files);
        this.inside = inside;
        this.repository = repository;
        this.successions = successions;
    }

    @Override
    public Uni<Void> require(SqlConnection connection, String uscc, List<UUID> evidenceIds) {
        return successions
                .answering(connection, uscc)
                .flatMap(owners ->
                        OneByOne.each(owners, owner -> repository.among(connection, ownerOf(owner), evidenceIds)))
                .invoke(found -> requireAll(
                        evidenceIds, found.stream().flatMap(List::stream).toList()))
                .replaceWithVoid();
    }

    /** Without a row in the audit trail. */
    @Override
    public Uni<List<EvidenceFile>> all(String uscc, Act act) {
        return inside.as(act.actor(), connection -> all(connection, uscc));
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
            Refusal unknown = Refusal.of(RefusalCode.UNKNOWN_EVIDENCE, "该机构没有您可查看的此佐证材料");
            throw new RefusalException(
                    unknown,
                    missing.stream()
                            .sorted()
                            .map(id -> unknown.at("evidence", id.toString()).fault())
                            .toList());
        }
    }

    @Override
    protected EvidencePlace placeOf(String uscc) {
        Uscc institution = new Uscc(uscc);
        return new EvidencePlace(inside, ownerOf(uscc), connection -> OpenFiles.require(connection, institution));
    }

    private static EvidencePlace.Owner ownerOf(String uscc) {
        return new EvidencePlace.Owner(TABLE, "uscc", uscc);
    }
}
