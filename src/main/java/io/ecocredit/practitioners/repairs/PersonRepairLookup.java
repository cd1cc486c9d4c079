package io.ecocredit.practitioners.repairs;

import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.paging.Window;
import io.ecocredit.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds practitioners' repairs as their readers may see them. */
@Singleton
class PersonRepairLookup {

    private final PersonsSide persons;
    private final PersonRepairRepository repository;
    private final PersonRepairViews views;

    PersonRepairLookup(PersonsSide persons, PersonRepairRepository repository, PersonRepairViews views) {
        this.persons = persons;
        this.repository = repository;
        this.views = views;
    }

    /** Which repairs are asked for: somebody's, or all that the reader may see. */
    record Query(@Nullable String practitioner, boolean open, Window window) {

        private static final String KEY = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

        /** @throws ProblemException 400 naming the parameter at fault */
        static Query of(@Nullable String practitioner, boolean open, @Nullable String cursor, @Nullable String limit) {
            return new Query(practitioner, open, Window.of(cursor, limit, key -> key.matches(KEY)));
        }
    }

    Uni<Page<PersonRepairView>> list(Query query, Act act) {
        return persons.doing(
                act,
                connection -> repository
                        .list(connection, query.practitioner(), query.open(), query.window())
                        .map(found ->
                                Page.of(found, query.window(), each -> each.id().toString()))
                        .flatMap(page -> views.of(connection, page.items(), act.actor())
                                .map(items -> new Page<>(items, page.next()))));
    }

    /** @throws ProblemException 404 when there is none or it is not the reader's to see, which are not told apart */
    Uni<PersonRepairView> view(UUID id, Act act) {
        return persons.doing(act, connection -> view(connection, id, act.actor()));
    }

    Uni<PersonRepairView> view(SqlConnection connection, UUID id, Actor reader) {
        return repository
                .find(connection, id)
                .map(PersonRepairLookup::only)
                .flatMap(found -> views.of(connection, List.of(found), reader))
                .map(List::getFirst);
    }

    static PersonRepair only(List<PersonRepair> found) {
        return found.stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(404, "NO_SUCH_REPAIR", "您可查看的信用修复中没有这个编号"));
    }
}
