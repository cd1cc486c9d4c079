package io.ecocredit.evidence;

import io.ecocredit.evidence.EvidenceRepository.Receipt;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.platform.recusal.Recusals;
import io.ecocredit.platform.sql.Turns;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;

/** Keeps evidence and gives it out, at whatever place; every look leaves a row, since a file may tell of persons (A36). */
@Singleton
@Cites(provisions = Provision.A36_PARAGRAPH_1)
public class EvidenceFiles {

    private static final int SLICE = 256 * 1024;

    private final EvidenceRepository repository;
    private final EvidenceSettings settings;
    private final Scanner scanner;
    private final LegalClock clock;

    EvidenceFiles(EvidenceRepository repository, EvidenceSettings settings, Scanner scanner, LegalClock clock) {
        this.repository = repository;
        this.settings = settings;
        this.scanner = scanner;
        this.clock = clock;
    }

    /** A file that is kept; it is not new when the same bytes were kept before, under whatever name. */
    public record Kept(boolean isNew, EvidenceFile file) {}

    /**
     * Scans a file and keeps it.
     *
     * @throws RefusalException as {@link EvidencePlace#opening} does; 403 for who stood aside; 413 when the owner has too much already; as
     *     {@link Scanner#scan} does
     */
    public Uni<Kept> keep(EvidencePlace place, Upload upload, Act act) {
        return place.side()
                .as(
                        act.actor(),
                        connection -> place.open(connection)
                                .chain(() -> Recusals.requireNone(
                                        connection,
                                        place.side().side(),
                                        place.owner().code()))
                                .chain(() -> repository.same(connection, place.owner(), upload.sha256())))
                .flatMap(known -> known.isPresent()
                        ? Uni.createFrom().item(Optional.<String>empty())
                        : scanner.scan(upload.content()))
                .map(scannedBy -> new Receipt(
                        scannedBy.orElse(null), act.actor().name(), act.actor().league(), clock.instant()))
                .flatMap(receipt ->
                        place.side().doing(act, connection -> add(connection, place.owner(), upload, receipt)));
    }

    private Uni<Kept> add(SqlConnection connection, EvidencePlace.Owner owner, Upload upload, Receipt receipt) {
        return Turns.take(connection, owner.table() + " " + owner.code())
                .chain(() -> repository.same(connection, owner, upload.sha256()))
                .flatMap(known -> known.isPresent()
                        ? Uni.createFrom().item(new Kept(false, known.get()))
                        : requireRoom(connection, owner, upload)
                                .chain(() -> repository.add(connection, owner, upload, receipt))
                                .map(file -> new Kept(true, file)));
    }

    private Uni<Void> requireRoom(SqlConnection connection, EvidencePlace.Owner owner, Upload upload) {
        return repository
                .total(connection, owner)
                .invoke(total -> Require.that(
                        total + upload.content().length() <= settings.quota(),
                        () -> RefusalException.of(
                                RefusalCode.EVIDENCE_QUOTA, "佐证材料合计不得超过" + settings.quota() + "字节，已有" + total + "字节")))
                .replaceWithVoid();
    }

    /** @throws RefusalException 404 when there is none or it is not the reader's to see, which are not told apart */
    public Uni<EvidenceFile> find(EvidencePlace place, UUID id, Act act) {
        return place.side()
                .doing(
                        act,
                        connection -> place.open(connection)
                                .chain(() -> repository.find(connection, place.owner(), id))
                                .map(found -> found.orElseThrow(
                                        () -> RefusalException.of(RefusalCode.NO_SUCH_EVIDENCE, "您可查看的佐证材料中没有该编号"))));
    }

    /** All that the reader may see at a place, the latest first. */
    public Uni<List<EvidenceFile>> all(EvidencePlace place, Act act) {
        return place.side()
                .doing(
                        act,
                        connection -> place.open(connection).chain(() -> repository.all(connection, place.owner())));
    }

    /** The bytes of a file that was found, slice by slice as they are taken, so that a slow reader holds little. */
    public Multi<Buffer> content(EvidencePlace place, EvidenceFile file, Actor reader) {
        return Multi.createFrom()
                .items(LongStream.range(0, Math.ceilDiv(file.size(), (long) SLICE))
                        .boxed())
                .onItem()
                .transformToUniAndConcatenate(slice -> place.side()
                        .as(
                                reader,
                                connection -> repository.slice(
                                        connection, place.owner(), file.evidenceId(), slice * SLICE, SLICE)));
    }
}
