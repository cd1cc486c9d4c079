package io.ecocredit.repairs;

import io.ecocredit.calendars.Calendars;
import io.ecocredit.inbox.Inbox;
import io.ecocredit.inbox.Letter;
import io.ecocredit.inbox.Letter.Recipient;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.time.WorkingCalendar;
import io.ecocredit.repairs.RepairRepository.Stored;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Tells the region and the league, once, that a repair was not decided in time. It is not approved by that (I-20). */
@Singleton
@Cites(value = Article.A26, settles = Interpretation.I_20)
class OverdueWatch {

    private static final Logger LOG = Logger.getLogger(OverdueWatch.class);
    private static final Act ACT = Act.system("repair-overdue", "repair");

    private final Inside inside;
    private final RepairRepository repository;
    private final RepairHistory history;
    private final RepairViews views;
    private final Desk desk;

    /** What is asked beside repairs. */
    @Singleton
    record Desk(Calendars calendars, Inbox inbox, RepairLaw law) {}

    OverdueWatch(Inside inside, RepairRepository repository, RepairHistory history, RepairViews views, Desk desk) {
        this.inside = inside;
        this.repository = repository;
        this.history = history;
        this.views = views;
        this.desk = desk;
    }

    /** An application whose last day has passed. */
    private record Overdue(Stored repair, LocalDate dueOn) {}

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return inside.as(
                        ACT.actor(),
                        connection -> repository
                                .notEscalated(connection)
                                .flatMap(open ->
                                        desk.calendars().current(connection).map(calendar -> overdue(open, calendar))))
                .onItem()
                .transformToMulti(all -> Multi.createFrom().iterable(all))
                .onItem()
                .transformToUniAndConcatenate(overdue -> tell(overdue)
                        .onFailure()
                        .invoke(failure -> LOG.warnf("an overdue repair is told later: %s", failure.getMessage()))
                        .onFailure()
                        .recoverWithItem(false))
                .collect()
                .last()
                .onFailure()
                .invoke(failure -> LOG.warnf("overdue repairs are told later: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private List<Overdue> overdue(List<Stored> open, WorkingCalendar calendar) {
        List<Overdue> overdue = new ArrayList<>();
        for (Stored each : open) {
            views.due(each, calendar)
                    .filter(due -> desk.law().today().isAfter(due))
                    .ifPresent(due -> overdue.add(new Overdue(each, due)));
        }
        return overdue;
    }

    private Uni<Boolean> tell(Overdue overdue) {
        return inside.doing(
                ACT.on("repair", overdue.repair().id().toString()),
                connection -> history.escalate(
                                connection,
                                overdue.repair().id(),
                                overdue.dueOn(),
                                desk.law().today())
                        .call(first -> first
                                ? tell(connection, overdue)
                                : Uni.createFrom().voidItem()));
    }

    private Uni<Void> tell(SqlConnection connection, Overdue overdue) {
        List<Letter> letters = new ArrayList<>();
        letters.add(letter(new Recipient(Recipient.Kind.REGION, Divisions.REGION), overdue));
        String lead = overdue.repair().year().leadLeague();
        if (lead != null) {
            letters.add(letter(new Recipient(Recipient.Kind.LEAGUE, lead), overdue));
        }
        return desk.inbox().deliver(connection, letters, ACT.actor());
    }

    private Letter letter(Recipient recipient, Overdue overdue) {
        return new Letter(
                recipient,
                overdue.repair().yearNumber(),
                null,
                "repair-overdue",
                overdue.repair().name() + "的信用修复申请逾期未决定",
                "信用信息" + overdue.repair().recordNo() + "的修复申请应于" + overdue.dueOn() + "前决定。逾期不视为同意，请尽快决定。",
                Clause.of(Article.A26, "第三款").as(Interpretation.I_20),
                null,
                null,
                desk.law().today());
    }
}
