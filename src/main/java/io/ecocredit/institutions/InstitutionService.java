package io.ecocredit.institutions;

import io.ecocredit.imports.FieldNames;
import io.ecocredit.imports.SingleEntry;
import io.ecocredit.imports.SingleEntry.Stated;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.paging.Window;
import io.ecocredit.regulation.subject.OrganisationCode;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Answers from the base directory, to each reader what is open to that reader (A15.2, I-2). */
@Singleton
@Cites(value = Article.A15, settles = Interpretation.I_2)
class InstitutionService {

    private final Inside inside;
    private final InstitutionRepository repository;
    private final SingleEntry entry;
    private final InstitutionsImport kind;

    InstitutionService(Inside inside, InstitutionRepository repository, SingleEntry entry, InstitutionsImport kind) {
        this.inside = inside;
        this.repository = repository;
        this.entry = entry;
        this.kind = kind;
    }

    Uni<Page<Institution>> search(InstitutionQuery query, Actor reader) {
        return inside.as(reader, connection -> repository.search(connection, query))
                .map(found -> Page.of(found, query.window(), Institution::uscc));
    }

    /** @throws RefusalException 404 when the institution is not registered or not the reader's to see, not told apart */
    Uni<Institution> find(Uscc uscc, Actor reader) {
        return inside.as(reader, connection -> repository.find(connection, uscc))
                .map(found -> found.stream().findFirst().orElseThrow(OpenFiles::none));
    }

    /**
     * The same of whoever is called by a whole code in any spelling, or by the code of the organisation.
     *
     * @throws RefusalException 400 for what is no code; and for an organisation's that means several; 404 as {@link #find} does
     */
    Uni<Institution> meant(String written, Actor reader) {
        String plain = Uscc.plain(written);
        return OrganisationCode.is(plain)
                ? inside.as(reader, connection -> repository.ofOrganisation(connection, plain))
                        .map(found -> theOnly(found, written))
                : find(new Uscc(plain), reader);
    }

    private static Institution theOnly(List<Institution> found, String written) {
        if (found.size() > 1) {
            throw OrganisationCode.ofSeveral(
                            found.stream().map(Institution::uscc).sorted().toList())
                    .at("uscc", written)
                    .asException();
        }
        return found.stream().findFirst().orElseThrow(OpenFiles::none);
    }

    /**
     * @param answering makes the answer of whether it brought something new, and of what the directory has
     * @throws RefusalException with every fault of the form, as {@link SingleEntry#enter} tells them
     */
    Uni<Answered> register(
            InstitutionForm form, Act act, Repeat repeat, BiFunction<Boolean, Institution, Answer> answering) {
        return entry.enter(
                new Stated(kind, form.columns(), FieldNames::inFields),
                act,
                repeat,
                (connection, entered) -> answering.apply(entered.isNew(), registered(connection, form)));
    }

    private Institution registered(Connection connection, InstitutionForm form) throws SQLException {
        Uscc uscc = new Uscc(Objects.requireNonNullElse(form.uscc(), "").strip());
        return repository.find(connection, uscc).stream().findFirst().orElseThrow(OpenFiles::none);
    }

    /**
     * The engagements of an institution, of a league's officer only those in that league.
     *
     * @throws RefusalException 404 as {@link #find} does
     */
    Uni<Page<Engagement>> engagements(Uscc uscc, @Nullable Integer year, Window window, Actor reader) {
        Uni<List<Engagement>> found = inside.as(
                reader,
                connection -> OpenFiles.require(connection, uscc)
                        .chain(() -> repository.engagements(connection, uscc, year, window)));
        return found.map(all -> Page.of(all, window, engagement -> Long.toString(engagement.number())));
    }
}
