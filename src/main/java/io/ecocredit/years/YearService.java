package io.ecocredit.years;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.json.Json;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.procedure.line.OpenYears;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.LeadLeague;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.FixedDate;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.time.EvaluationYear;
import io.ecocredit.years.YearRepository.Served;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens years and draws their participants (A7.1, A20.1). */
@Singleton
@Cites(value = Article.A20, provisions = Provision.A7_PARAGRAPH_2, settles = Interpretation.I_2)
public class YearService {

    private static final int BATCH = 500;

    private final Inside inside;
    private final YearRepository repository;
    private final Divisions divisions;
    private final Json json;
    private final LegalClock clock;

    YearService(Inside inside, YearRepository repository, Divisions divisions, Json json, LegalClock clock) {
        this.inside = inside;
        this.repository = repository;
        this.divisions = divisions;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What a draw did.
     *
     * @param cases institutions with an engagement in the year
     * @param added cases that were not there before
     * @param excludedToday cases under criminal suspicion today; they stay, unrated, until they come back (I-4)
     */
    public record Draw(int year, long cases, long added, long excludedToday) {}

    /** Opens a year with the measure's dates; a year already open stays as it is. */
    public Uni<Boolean> open(EvaluationYear year, Act act) {
        return open(year, Plan.of(year, null), act);
    }

    /**
     * Opens a year; with dates it has a plan of its own, of which there is one (I-33).
     *
     * @param dates null where the year is only to be open, as it is if it is open already
     * @throws RefusalException 400 for dates that cannot be, or a year that has not come; 409 when the year has another plan
     */
    Uni<Boolean> open(EvaluationYear year, @Nullable Map<FixedDate, @Nullable LocalDate> dates, Act act) {
        Plan plan = Plan.of(year, dates);
        if (year.firstDay().isAfter(clock.today())) {
            throw RefusalException.invalid("year", year.toString(), "该年度尚未到来");
        }
        return open(year, plan, act)
                .call(opened -> opened || dates == null
                        ? Uni.createFrom().voidItem()
                        : find(year, act.actor()).invoke(open -> plan.requireSame(year, open.plan())));
    }

    private Uni<Boolean> open(EvaluationYear year, Plan plan, Act act) {
        return inside.doing(
                act,
                connection -> repository.open(
                        connection, year.value(), clock.instant(), act.actor().name(), json.write(plan.dates())));
    }

    /** All years that are open, the latest first, each with the cases that the asker may see. */
    public Uni<List<Year>> all(Actor asker) {
        return inside.as(asker, repository::all);
    }

    /** @throws RefusalException 404 when it is not open */
    Uni<Year> find(EvaluationYear wanted, Actor asker) {
        return all(asker)
                .map(all -> all.stream()
                        .filter(each -> each.year() == wanted.value())
                        .findFirst()
                        .orElseThrow(() -> OpenYears.notOpen(wanted.value())));
    }

    /**
     * Draws the participants: every institution with an engagement in the year, led by I-2. Drawing again adds who has
     * come since. A league draws those that it leads; who leads, all engagements say, also those of other leagues.
     *
     * @throws RefusalException 404 when the year is not open
     */
    public Uni<Draw> draw(EvaluationYear year, Act act) {
        Drawing drawing = new Drawing(year, act.actor().league());
        return inside.doing(
                act,
                Actor.system("participants"),
                connection -> repository
                        .lock(connection, year.value())
                        .invoke(open -> Require.that(open, () -> OpenYears.notOpen(year.value())))
                        .chain(() -> drawAfter(connection, drawing, "", new Draw(year.value(), 0, 0, 0)))
                        .flatMap(draw -> repository
                                .excluded(connection, year.value(), drawing.league(), clock.today())
                                .map(excluded -> new Draw(draw.year(), draw.cases(), draw.added(), excluded))));
    }

    /** @param league whose cases are drawn; null for all */
    private record Drawing(EvaluationYear year, @Nullable String league) {}

    private Uni<Draw> drawAfter(SqlConnection connection, Drawing drawing, String after, Draw soFar) {
        int year = drawing.year().value();
        return repository.served(connection, year, after, BATCH).flatMap(batch -> {
            if (batch.isEmpty()) {
                return Uni.createFrom().item(soFar);
            }
            List<Served> drawn = batch.stream()
                    .filter(served ->
                            drawing.league() == null || drawing.league().equals(lead(served)))
                    .toList();
            return repository
                    .keep(
                            connection,
                            year,
                            drawn.stream().map(Served::uscc).toList(),
                            drawn.stream().map(this::lead).toList())
                    .flatMap(added -> drawAfter(
                            connection,
                            drawing,
                            batch.getLast().uscc(),
                            new Draw(year, soFar.cases() + drawn.size(), soFar.added() + added, 0)));
        });
    }

    private String lead(Served served) {
        String registeredIn = served.registeredIn();
        return LeadLeague.of(registeredIn == null ? null : divisions.ownerOf(registeredIn), served.leagues());
    }
}
