package io.ecocredit.practitioners;

import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.paging.Window;
import io.ecocredit.regulation.grading.PractitionerGrader.Result;
import io.ecocredit.regulation.record.RecordStanding;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/**
 * Answers what practitioners are rated (A17, A21.4). Whom a reader may ask about and which records are shown follow the
 * reader; the rating follows from every league's records, since different departments are often of different leagues. A league
 * without a record of its own in the year learns nothing of those of others (A36).
 */
@Singleton
@Cites(
        value = {Article.A17, Article.A21},
        settles = Interpretation.I_18)
class PractitionerResultService {

    private final PersonsSide persons;
    private final PractitionerRepository people;
    private final PractitionerRecordRepository records;
    private final PractitionerRating rating;

    PractitionerResultService(
            PersonsSide persons,
            PractitionerRepository people,
            PractitionerRecordRepository records,
            PractitionerRating rating) {
        this.persons = persons;
        this.people = people;
        this.records = records;
        this.rating = rating;
    }

    private record Seen(OpenedPractitioner person, List<PractitionerRecordView> records) {

        /** Whether the reader may know the rating: a league by a record of its own that stands. */
        boolean isAnswered(Actor reader) {
            return reader.league() == null
                    || records.stream().anyMatch(record -> record.standing() == RecordStanding.State.VALID);
        }
    }

    /** @throws RefusalException 404 when there is no such practitioner or it is not the reader's to see */
    Uni<PractitionerResultView> find(String number, ResultQuestion asked, Act act) {
        return persons.doing(
                        act,
                        connection -> people.require(connection, number)
                                .flatMap(person -> records.ofYear(connection, number, asked.year())
                                        .map(records -> new Seen(person, records))))
                .flatMap(seen -> rating.of(List.of(number), asked.year(), asked.at())
                        .map(results -> PractitionerResultView.of(
                                seen.person(),
                                seen.isAnswered(act.actor())
                                        ? resultOf(number, results, asked)
                                        : asked.withoutRecords(),
                                seen.records())));
    }

    /** The results of those whom the reader may see and of whom there is a record in the year. */
    Uni<Page<PractitionerResultView>> page(ResultQuestion asked, Window window, Act act) {
        return persons.doing(act, connection -> people.onRecord(connection, asked.year(), asked.at(), window))
                .map(found -> Page.of(found, window, OpenedPractitioner::number))
                .flatMap(page -> rating.of(
                                page.items().stream()
                                        .map(OpenedPractitioner::number)
                                        .toList(),
                                asked.year(),
                                asked.at())
                        .map(results -> new Page<>(
                                page.items().stream()
                                        .map(person -> PractitionerResultView.of(
                                                person, resultOf(person.number(), results, asked), null))
                                        .toList(),
                                page.next())));
    }

    private static Result resultOf(String number, Map<String, Result> results, ResultQuestion asked) {
        Result result = results.get(number);
        return result == null ? asked.withoutRecords() : result;
    }
}
