package io.ecocredit.institutions;

import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.paging.Window;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers from the base directory, to each reader what is open to that reader (A15.2, I-2). */
@Singleton
@Cites(value = Article.A15, settles = Interpretation.I_2)
class InstitutionService {

    private final Inside inside;
    private final InstitutionRepository repository;

    InstitutionService(Inside inside, InstitutionRepository repository) {
        this.inside = inside;
        this.repository = repository;
    }

    Uni<Page<Institution>> search(InstitutionQuery query, Actor reader) {
        return inside.as(reader, connection -> repository.search(connection, query))
                .map(found -> Page.of(found, query.window(), Institution::uscc));
    }

    /** @throws ProblemException 404 when the institution is not registered or not the reader's to see, not told apart */
    Uni<Institution> find(Uscc uscc, Actor reader) {
        return inside.as(reader, connection -> repository.find(connection, uscc))
                .map(found -> found.stream().findFirst().orElseThrow(OpenFiles::none));
    }

    /**
     * The engagements of an institution, of a league's officer only those in that league.
     *
     * @throws ProblemException 404 as {@link #find} does
     */
    Uni<Page<Engagement>> engagements(Uscc uscc, @Nullable Integer year, Window window, Actor reader) {
        Uni<List<Engagement>> found = inside.as(
                reader,
                connection -> OpenFiles.require(connection, uscc)
                        .chain(() -> repository.engagements(connection, uscc, year, window)));
        return found.map(all -> Page.of(all, window, engagement -> Long.toString(engagement.number())));
    }
}
