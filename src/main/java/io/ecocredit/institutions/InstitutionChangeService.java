package io.ecocredit.institutions;

import io.ecocredit.institutions.DirectoryChange.Wanted;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Once;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Amends the directory and points institutions to their successors (I-3). Former names stay and are found; what is public says
 * the new name in the same transaction. Each code keeps its own file; what weighs on the absorbed one weighs on its successor
 * from the day of the succession.
 */
@Singleton
@Cites(
        value = {Article.A15, Article.A31},
        provisions = Provision.A10_ITEM_1,
        settles = Interpretation.I_3)
public class InstitutionChangeService {

    private final Inside inside;
    private final InstitutionChangeRepository repository;
    private final DirectoryChange directory;
    private final SuccessionRequests requests;
    private final Once once;

    InstitutionChangeService(
            Inside inside,
            InstitutionChangeRepository repository,
            DirectoryChange directory,
            SuccessionRequests requests,
            Once once) {
        this.inside = inside;
        this.repository = repository;
        this.directory = directory;
        this.requests = requests;
        this.once = once;
    }

    /** @throws RefusalException 404 when the institution's file is not open to the reader */
    Uni<List<InstitutionChange>> history(Uscc uscc, Actor reader) {
        return inside.as(
                reader,
                connection -> OpenFiles.require(connection, uscc).chain(() -> repository.changes(connection, uscc)));
    }

    /**
     * Changes an institution, once for each key; without one, whenever it comes.
     *
     * @throws RefusalException 404 unknown, 403 for another league, 412 when it was changed meanwhile, 400 or 409 with the
     *     clause when this cannot be
     */
    Uni<Answered> change(Wanted wanted, Act act, @Nullable Repeat repeat, Function<Institution, Answer> answering) {
        return once.doing(
                inside,
                act,
                repeat,
                connection ->
                        directory.carryOut(connection, wanted, act.actor()).map(answering));
    }

    /** @throws RefusalException 404 when the institution's file is not open to the reader */
    Uni<List<SuccessionRequest>> requests(Uscc uscc, Actor reader) {
        return inside.as(
                reader,
                connection -> OpenFiles.require(connection, uscc).chain(() -> requests.all(connection, uscc.value())));
    }

    /**
     * Decides what another officer has asked about a succession that stands.
     *
     * @throws RefusalException 404 unknown, 403 for another league, 409 when it is decided or outdated, or for who asked
     */
    Uni<Answered> decide(
            DirectoryChange.Asked asked,
            SuccessionChange.Decision decision,
            Act act,
            @Nullable Repeat repeat,
            Function<Institution, Answer> answering) {
        return once.doing(
                inside,
                act,
                repeat,
                connection -> directory
                        .decide(connection, asked, decision, act.actor())
                        .map(answering));
    }
}
