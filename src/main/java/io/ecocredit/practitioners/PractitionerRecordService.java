package io.ecocredit.practitioners;

import io.ecocredit.imports.FieldNames;
import io.ecocredit.imports.SingleEntry;
import io.ecocredit.imports.SingleEntry.Entered;
import io.ecocredit.imports.SingleEntry.Stated;
import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.paging.Window;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Takes single records of practitioners, by the rules and in the way of a file, and shows them (A9, A15.5). */
@Singleton
@Cites(
        value = {Article.A9, Article.A15},
        provisions = Provision.A36_PARAGRAPH_1)
public class PractitionerRecordService {

    private final PersonsSide persons;
    private final PractitionerRepository people;
    private final PractitionerRecordRepository records;
    private final SingleEntry entry;
    private final PractitionerRecordsImport kind;

    PractitionerRecordService(
            PersonsSide persons,
            PractitionerRepository people,
            PractitionerRecordRepository records,
            SingleEntry entry,
            PractitionerRecordsImport kind) {
        this.persons = persons;
        this.people = people;
        this.records = records;
        this.entry = entry;
        this.kind = kind;
    }

    /** A record that was entered, or that was known, with what a person should look at. */
    record Taken(boolean isNew, PractitionerRecordView record, List<Refusal> doubts) {}

    /** What a caller does, with that by which a repetition is known. */
    record Attempt(Act act, Repeat repeat) {}

    /** @throws RefusalException 404 when the practitioner is none or not the reader's to see */
    public Uni<Page<PractitionerRecordView>> page(String practitioner, Window window, Act act) {
        return persons.doing(
                        act,
                        connection -> people.require(connection, practitioner)
                                .chain(() -> records.page(connection, practitioner, window)))
                .map(found -> Page.of(found, window, PractitionerRecordView::recordNo));
    }

    /** @throws RefusalException 404 as above, or with every fault of the form, as {@link SingleEntry#enter} tells them */
    Uni<Answered> enter(
            String practitioner, PractitionerRecordForm form, Attempt attempt, Function<Taken, Answer> answering) {
        Stated stated = new Stated(
                kind,
                form.columns(practitioner),
                refusal -> FieldNames.inFieldsHiding(kind.personalColumns(), refusal));
        return persons.as(attempt.act().actor(), connection -> people.require(connection, practitioner))
                .chain(() -> entry.enter(
                        stated,
                        attempt.act(),
                        attempt.repeat(),
                        (connection, entered) -> answering.apply(taken(connection, form, entered))));
    }

    private Taken taken(Connection connection, PractitionerRecordForm form, Entered entered) throws SQLException {
        String number = Objects.requireNonNullElse(form.recordNo(), "").strip();
        return new Taken(entered.isNew(), records.get(connection, number), entered.doubts());
    }
}
