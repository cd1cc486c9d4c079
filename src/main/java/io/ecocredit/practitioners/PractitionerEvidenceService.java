package io.ecocredit.practitioners;

import io.ecocredit.evidence.EvidenceFile;
import io.ecocredit.evidence.EvidenceFiles;
import io.ecocredit.evidence.EvidenceFiles.Kept;
import io.ecocredit.evidence.EvidencePlace;
import io.ecocredit.evidence.Upload;
import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Evidence about practitioners, on the side that reaches natural persons (A36). */
@Singleton
@Cites(Article.A36)
public class PractitionerEvidenceService {

    private final PersonsSide persons;
    private final PractitionerRepository people;
    private final EvidenceFiles files;

    PractitionerEvidenceService(PersonsSide persons, PractitionerRepository people, EvidenceFiles files) {
        this.persons = persons;
        this.people = people;
        this.files = files;
    }

    /** As {@link EvidenceFiles#keep}; {@link ProblemException} 404 when the practitioner is not the uploader's to know. */
    public Uni<Kept> keep(String practitioner, Upload upload, Act act) {
        return files.keep(placeOf(practitioner), upload, act);
    }

    /** As {@link EvidenceFiles#find}; 404 when the practitioner is not the reader's to know. */
    public Uni<EvidenceFile> find(String practitioner, UUID id, Act act) {
        return files.find(placeOf(practitioner), id, act);
    }

    /** All that the reader may see about a practitioner, the latest first. */
    public Uni<List<EvidenceFile>> all(String practitioner, Act act) {
        return files.all(placeOf(practitioner), act);
    }

    /** The bytes of a file that was found for the reader. */
    public Multi<Buffer> content(String practitioner, EvidenceFile file, Actor reader) {
        return files.content(placeOf(practitioner), file, reader);
    }

    private EvidencePlace placeOf(String practitioner) {
        return new EvidencePlace(
                persons,
                new EvidencePlace.Owner("practitioners.evidence", "practitioner_no", practitioner),
                connection -> people.require(connection, practitioner));
    }
}
