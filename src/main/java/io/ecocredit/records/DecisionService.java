package io.ecocredit.records;

import io.ecocredit.evidence.EvidenceService;
import io.ecocredit.imports.FieldNames;
import io.ecocredit.imports.ImportRow;
import io.ecocredit.institutions.FileChange;
import io.ecocredit.institutions.FileChange.Change;
import io.ecocredit.institutions.FileChange.Notice;
import io.ecocredit.institutions.OpenFiles;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Once;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.platform.problem.Problems;
import io.ecocredit.records.DecisionOrder.Stated;
import io.ecocredit.regulation.record.RecordEvent;
import io.ecocredit.regulation.record.RecordEvent.Kind;
import io.ecocredit.regulation.record.RecordStanding;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Corrects records, and keeps what a review or a court decided of them. Nothing is overwritten: a decision is a new fact, and
 * the results that rest on the record are revised with it (A15.1, I-25).
 */
@Singleton
@Cites(
        value = {Article.A13, Article.A15, Article.A31},
        settles = Interpretation.I_25)
public class DecisionService {

    private static final String CAUSE = "CORRECTION";

    private final Inside inside;
    private final RecordDirectory records;
    private final DecisionRepository decisions;
    private final FileChange files;
    private final Desk desk;

    /** What is asked beside the records. */
    @Singleton
    record Desk(RecordsImport rules, EvidenceService evidence, Once once, LegalClock clock) {
        LocalDate today() {
            return clock.today();
        }
    }

    DecisionService(Inside inside, RecordDirectory records, DecisionRepository decisions, FileChange files, Desk desk) {
        this.inside = inside;
        this.records = records;
        this.decisions = decisions;
        this.files = files;
        this.desk = desk;
    }

    /**
     * A decision as it was asked for.
     *
     * @param version at which the record was seen
     * @param content what an amended record is to say; null for every other kind
     */
    public record Wanted(
            String number,
            long version,
            Kind kind,
            DecisionOrder order,
            @Nullable RecordForm content) {}

    /** @throws ProblemException 404 when there is no such record or it is not the reader's to see */
    public Uni<List<RecordDecision>> history(String number, Actor reader) {
        return inside.as(
                reader,
                connection -> records.require(connection, number).chain(record -> decisions.of(connection, number)));
    }

    /**
     * Decides of a record, once for each key.
     *
     * @throws ProblemException 404 unknown, 403 when somebody else answers for it, 412 when it was decided of meanwhile, 409
     *     or 400 with the clause when this cannot be decided of it now
     */
    Uni<Answered> decide(Wanted wanted, Act act, @Nullable Repeat repeat, Function<RecordView, Answer> answering) {
        return desk.once()
                .doing(
                        inside,
                        act,
                        repeat,
                        connection -> decide(connection, wanted, act.actor()).map(answering));
    }

    /** The same without a key. */
    public Uni<RecordView> decide(Wanted wanted, Act act) {
        return inside.doing(act, connection -> decide(connection, wanted, act.actor()));
    }

    private Uni<RecordView> decide(SqlConnection connection, Wanted wanted, Actor actor) {
        return records.require(connection, wanted.number())
                .call(record -> records.requireAnswering(connection, record, actor))
                .call(record -> records.requireNoConflict(connection, record, actor))
                .flatMap(record -> decisions
                        .of(connection, wanted.number())
                        .map(before -> checked(wanted, record, before))
                        .call(decision -> desk.evidence().require(connection, record.uscc(), decision.files()))
                        .flatMap(decision -> content(connection, wanted, record, actor)
                                .flatMap(content -> files.carryOut(
                                        connection,
                                        change(record, decision, actor),
                                        entry -> write(connection, new Written(record, decision, content), entry)))))
                .chain(() -> records.require(connection, wanted.number()));
    }

    private Stated checked(Wanted wanted, RecordView record, List<RecordDecision> before) {
        if (1L + before.size() != wanted.version()) {
            throw DecisionRepository.movedOn();
        }
        LocalDate today = desk.today();
        Stated decision = wanted.order().stated(wanted.kind(), record.authority(), today);
        RecordStanding.of(before.stream()
                        .map(each -> new RecordEvent(each.kind(), each.on()))
                        .toList())
                .refusal(new RecordEvent(decision.kind(), decision.on()), record.producedOn(), today)
                .ifPresent(refusal -> {
                    throw refusal.asException();
                });
        return decision;
    }

    /** A decision with what the record is to say; one element, or none where nothing is amended. */
    private record Written(RecordView record, Stated decision, List<RecordRow> content) {}

    private Uni<Void> write(SqlConnection connection, Written written, long entry) {
        return decisions
                .add(connection, written.record(), written.decision(), entry)
                .chain(() -> written.content().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : decisions.amend(
                                connection, written.record(), written.content().getFirst()));
    }

    /** What an amended record is to say, under the rules of its entry. */
    private Uni<List<RecordRow>> content(SqlConnection connection, Wanted wanted, RecordView record, Actor actor) {
        RecordForm form = wanted.content();
        if (wanted.kind() != Kind.AMENDED) {
            return Uni.createFrom().item(List.of());
        }
        if (form == null) {
            throw ProblemException.invalid("record", null, "须写明更正后的全部内容");
        }
        Map<String, String> columns = form.columns(actor);
        requireSame(columns, "record_no", record.recordNo());
        requireSame(columns, "uscc", record.uscc());
        requireSame(columns, "division", record.division());
        columns.put("authority", record.authority());
        ImportRow row = new ImportRow(1, columns);
        RecordRow content = desk.rules().read(row);
        desk.rules().checkSender(content, actor, row);
        return OpenFiles.kinds(connection, new Uscc(record.uscc()))
                .invoke(kinds -> desk.rules().checkKinds(content, kinds, row))
                .invoke(() -> {
                    if (row.isRefused()) {
                        throw new ProblemException(Problems.of(row.refusals().stream()
                                .map(FieldNames::inFields)
                                .toList()));
                    }
                })
                .replaceWith(List.of(content));
    }

    /** Whom and where a record is about is not amended: it is withdrawn, and another is entered. */
    private static void requireSame(Map<String, String> columns, String column, String value) {
        String stated = columns.putIfAbsent(column, value);
        if (stated != null && !stated.equals(value)) {
            throw FieldNames.inFields(Refusal.of(RefusalCode.CONFLICTING_DUPLICATE, "更正不改变信息的主体、编号和地区；有误的应撤回后重新录入")
                            .under(Clause.of(Article.A15, "第（一）项"))
                            .at(column, stated))
                    .asException();
        }
    }

    private static Change change(RecordView record, Stated decision, Actor actor) {
        Kind kind = decision.kind();
        return new Change(
                actor,
                record.concern(),
                CAUSE,
                new Notice(
                        kind.noun(),
                        "信用信息" + record.recordNo() + "：" + kind.label(),
                        "决定机关：" + decision.authority() + "；日期：" + decision.on() + "；理由：" + decision.reason() + "。",
                        kind.clause(),
                        null));
    }
}
