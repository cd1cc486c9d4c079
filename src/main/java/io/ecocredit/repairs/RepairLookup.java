package io.ecocredit.repairs;

import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.repairs.RepairRepository.Stored;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Finds repairs as their readers may see them. */
@Singleton
public class RepairLookup {

    private final Inside inside;
    private final RepairRepository repository;
    private final RepairViews views;

    RepairLookup(Inside inside, RepairRepository repository, RepairViews views) {
        this.inside = inside;
        this.repository = repository;
        this.views = views;
    }

    Uni<Page<RepairView>> list(RepairQuery query, Actor reader) {
        return inside.as(
                reader,
                connection -> repository.search(connection, query).flatMap(found -> {
                    Page<Stored> page =
                            Page.of(found, query.window(), each -> each.id().toString());
                    return views.of(connection, page.items(), reader).map(views -> new Page<>(views, page.next()));
                }));
    }

    /** The repairs of a record, the first first. */
    public Uni<List<RepairView>> ofRecord(String recordNo, Actor reader) {
        return inside.as(
                reader,
                connection -> repository
                        .ofRecord(connection, recordNo)
                        .flatMap(found -> views.of(connection, found, reader)));
    }

    /** @throws ProblemException 404 when there is none or it is not the reader's to see, which are not told apart */
    public Uni<RepairView> view(UUID id, Actor reader) {
        return inside.as(reader, connection -> view(connection, id, reader));
    }

    Uni<RepairView> view(SqlConnection connection, UUID id, Actor reader) {
        return require(connection, id)
                .flatMap(found -> views.of(connection, List.of(found), reader))
                .map(List::getFirst);
    }

    Uni<Stored> require(SqlConnection connection, UUID id) {
        return repository
                .find(connection, id)
                .map(found -> found.stream()
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(404, "NO_SUCH_REPAIR", "您可查看的信用修复中没有这个编号")));
    }
}
