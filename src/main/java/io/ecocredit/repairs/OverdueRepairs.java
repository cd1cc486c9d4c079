package io.ecocredit.repairs;

import io.ecocredit.inbox.Inbox;
import io.ecocredit.inbox.Letter;
import io.ecocredit.inbox.Letter.Recipient;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.repairs.RepairRepository.Stored;
import io.ecocredit.repairs.shell.Repairs.Waiting;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** Repairs of institutions' records that were not decided within 20 working days (A26.2). */
@Singleton
@Cites(provisions = Provision.A26_PARAGRAPH_3, settles = Interpretation.I_20)
class OverdueRepairs {

    private static final Act ACT = Act.system("repair-overdue", SubjectKind.REPAIR);

    private final RepairRepository repository;
    private final RepairHistory history;
    private final Inbox inbox;
    private final InstitutionRepairs repairs;

    OverdueRepairs(InstitutionRepairs repairs, RepairRepository repository, RepairHistory history, Inbox inbox) {
        this.repairs = repairs;
        this.repository = repository;
        this.history = history;
        this.inbox = inbox;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return repairs.tellOverdue(
                ACT,
                repository::notEscalated,
                (connection, overdue) -> history.escalate(
                        connection, overdue.repair().id(), overdue.due().on(), repairs.today()),
                this::tell);
    }

    private Uni<Void> tell(SqlConnection connection, Waiting<Stored> overdue) {
        List<Letter> letters = Stream.concat(
                        Stream.of(Recipient.REGION),
                        Stream.ofNullable(overdue.repair().year().leadLeague()).map(Recipient::league))
                .map(recipient -> letter(recipient, overdue))
                .toList();
        return inbox.deliver(connection, letters, ACT.actor());
    }

    private Letter letter(Recipient recipient, Waiting<Stored> overdue) {
        Stored repair = overdue.repair();
        return new Letter(
                recipient,
                repair.yearNumber(),
                null,
                "repair-overdue",
                repair.name() + "的信用修复申请逾期未决定",
                "信用信息" + repair.recordNo() + "的修复申请应于" + overdue.due().on() + "前决定。逾期不视为同意，请尽快决定。",
                Clause.of(Provision.A26_PARAGRAPH_3).as(Interpretation.I_20),
                null,
                null,
                repairs.today());
    }
}
