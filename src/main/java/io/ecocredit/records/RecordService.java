package io.ecocredit.records;

import io.ecocredit.imports.FieldNames;
import io.ecocredit.imports.SingleEntry;
import io.ecocredit.imports.SingleEntry.Entered;
import io.ecocredit.imports.SingleEntry.Stated;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.paging.Window;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes and shows single records. An institution is shown its hints too (A12), as its score sheet shows them: they are
 * never public, but they are of its own file.
 */
@Singleton
@Cites(
        value = {Article.A12, Article.A15},
        settles = Interpretation.I_2)
public class RecordService {

    private final Inside inside;
    private final RecordRepository repository;
    private final SingleEntry entry;
    private final RecordsImport kind;

    RecordService(Inside inside, RecordRepository repository, SingleEntry entry, RecordsImport kind) {
        this.inside = inside;
        this.repository = repository;
        this.entry = entry;
        this.kind = kind;
    }

    /** A record that was entered, or that was known, with what a person should look at. */
    record Taken(boolean isNew, RecordView record, List<Refusal> doubts) {}

    Uni<Page<RecordView>> search(RecordQuery query, Actor reader) {
        return inside.as(reader, connection -> repository.search(connection, query))
                .map(found -> Page.of(found, query.window(), RecordView::recordNo));
    }

    /** All of an institution, or all that the reader may see, in the order of their numbers. */
    public Uni<Page<RecordView>> ofInstitution(@Nullable Uscc uscc, Window window, Actor reader) {
        return search(new RecordQuery(uscc, null, null, null, null, window), reader);
    }

    /** @throws RefusalException 404 when there is none or it is not the reader's to see, which are not told apart */
    public Uni<RecordView> find(String number, Actor reader) {
        return inside.as(reader, connection -> repository.find(connection, number))
                .map(RecordService::theOne);
    }

    /** @throws RefusalException with every fault of the form, as {@link SingleEntry#enter} tells them */
    Uni<Answered> enter(RecordForm form, Act act, Repeat repeat, Function<Taken, Answer> answering) {
        return entry.enter(
                new Stated(kind, form.columns(act.actor()), FieldNames::inFields),
                act,
                repeat,
                (connection, entered) -> answering.apply(taken(connection, form, entered)));
    }

    private Taken taken(Connection connection, RecordForm form, Entered entered) throws SQLException {
        String number = Objects.requireNonNullElse(form.recordNo(), "").strip();
        RecordView record = theOne(repository.find(connection, number));
        requireBound(form.earlyWarning(), record);
        return new Taken(entered.isNew(), record, entered.doubts());
    }

    /** What is known already is not bound by being entered again. */
    private static void requireBound(@Nullable String stated, RecordView record) {
        if (stated != null && !stated.isBlank() && !stated.strip().equals(record.earlyWarning())) {
            throw Refusal.of(RefusalCode.CONFLICTING_DUPLICATE, "该信息已经录入而未关联这一预警，应另行关联")
                    .under(Clause.of(Provision.A24_PARAGRAPH_2))
                    .at("earlyWarning", stated)
                    .asException();
        }
    }

    static RecordView theOne(List<RecordView> found) {
        return found.stream()
                .findFirst()
                .orElseThrow(() -> RefusalException.of(RefusalCode.NO_SUCH_RECORD, "您可查看的信用信息中没有该编号"));
    }
}
