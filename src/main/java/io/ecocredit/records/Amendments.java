package io.ecocredit.records;

import io.ecocredit.imports.FieldNames;
import io.ecocredit.imports.ImportRow;
import io.ecocredit.imports.Organisations;
import io.ecocredit.imports.RaisedDoubts;
import io.ecocredit.institutions.OpenFiles;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.sql.OneByOne;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.regulation.record.MatterOfLeagues;
import io.ecocredit.regulation.subject.InstitutionKind;
import io.ecocredit.regulation.subject.SameText;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What amended records are to say: under the rules of their entry, and about whom and where they were entered. */
@Singleton
@Cites(Article.A15)
class Amendments {

    private static final Rows<RecordForm> FORMS = Rows.of(RecordForm.class);

    private final RecordsImport rules;
    private final WarnedConducts warned;
    private final MattersOfLeagues matters;
    private final LegalClock clock;

    Amendments(RecordsImport rules, WarnedConducts warned, MattersOfLeagues matters, LegalClock clock) {
        this.rules = rules;
        this.warned = warned;
        this.matters = matters;
        this.clock = clock;
    }

    /**
     * What a record is to say.
     *
     * @param doubts for a person to look at
     */
    record Content(RecordRow says, List<Refusal> doubts) {}

    /** @throws RefusalException 400 with every fault of the form */
    Uni<Content> content(SqlConnection connection, RecordView record, @Nullable RecordForm form, Actor actor) {
        if (form == null) {
            throw RefusalException.invalid("record", null, "须写明更正后的全部内容");
        }
        return Organisations.met(connection, new ImportRow(1, columns(form, record, actor)))
                .flatMap(row -> OpenFiles.kindsOfAny(connection, new Uscc(record.uscc()))
                        .map(kinds -> content(record, row, kinds, actor)))
                .flatMap(content -> followed(connection, record, content));
    }

    /** With what may be conduct that was warned of, now that the record says so (A24). */
    private Uni<Content> followed(SqlConnection connection, RecordView record, Content content) {
        return warned.doubts(connection, record, content.says(), rules.league(content.says()))
                .map(doubts -> new Content(
                        content.says(),
                        Stream.concat(content.doubts().stream(), doubts.stream())
                                .toList()));
    }

    private Content content(RecordView record, ImportRow row, Set<InstitutionKind> kinds, Actor actor) {
        RecordRow says = rules.read(row);
        rules.checkSender(says, actor, row);
        rules.checkFinality(record.finalOn(), says, row);
        rules.checkKinds(says, kinds, row);
        row.requireFaultless(FieldNames::inFields);
        return new Content(says, List.copyOf(row.flags()));
    }

    private static Map<String, String> columns(RecordForm form, RecordView record, Actor actor) {
        Map<String, String> columns = form.columns(actor);
        requireSame(columns, "record_no", record.recordNo(), SameText::folded);
        requireSame(columns, "uscc", record.uscc(), Uscc::plain);
        requireSame(columns, "division", record.division(), SameText::folded);
        requireSame(columns, "early_warning", Objects.requireNonNullElse(record.earlyWarning(), ""), SameText::folded);
        columns.remove("early_warning");
        columns.put("authority", record.authority());
        return columns;
    }

    /** Whom and where a record is about is not amended: it is withdrawn, and another is entered. */
    private static void requireSame(
            Map<String, String> columns, String column, String value, UnaryOperator<String> compared) {
        String stated = columns.put(column, value);
        if (stated != null && !compared.apply(stated).equals(compared.apply(value))) {
            throw FieldNames.inFields(
                            Refusal.of(RefusalCode.CONFLICTING_DUPLICATE, "更正不改变信息的主体、编号、地区和关联的预警；有误的应撤回后重新录入")
                                    .under(Clause.of(Provision.A15_ITEM_1))
                                    .at(column, stated))
                    .asException();
        }
    }

    /** Writes what a record is to say, beside the decision that is the next of it, and what is doubtful about it. */
    Uni<Void> write(SqlConnection connection, RecordView of, Content amended) {
        RecordRow says = amended.says();
        return write(connection, of, says)
                .chain(() -> RaisedDoubts.raise(connection, rules, says, amended.doubts(), clock.now()))
                .chain(() -> reviewMatter(
                        connection,
                        of,
                        MatterOfLeagues.of(says.uscc(), says.indicator(), says.documentNumber(), says.authority())));
    }

    /** Has both leagues look at what is another's matter now that the record counts again (I-10). */
    Uni<Void> reviewMatter(SqlConnection connection, RecordView reinstated) {
        return reviewMatter(
                connection,
                reinstated,
                MatterOfLeagues.of(
                        reinstated.uscc(), reinstated.indicator(), reinstated.documentNo(), reinstated.authority()));
    }

    private Uni<Void> reviewMatter(SqlConnection connection, RecordView of, Optional<MatterOfLeagues> matter) {
        String league = of.concern().answering();
        return matter.isEmpty() || league == null
                ? Uni.createFrom().voidItem()
                : standing(connection, of, matter.get())
                        .flatMap(standing -> matters.others(connection, standing, league))
                        .flatMap(others -> OneByOne.each(
                                others,
                                other -> RaisedDoubts.raise(
                                                connection, rules, of.recordNo(), league, other.doubt(), clock.now())
                                        .chain(() -> RaisedDoubts.raise(
                                                connection,
                                                rules,
                                                of.recordNo(),
                                                other.league(),
                                                other.doubt(),
                                                clock.now()))))
                        .replaceWithVoid();
    }

    /** Under the name of the authority that was settled, where its record wrote a former one (I-34). */
    private static Uni<MatterOfLeagues> standing(SqlConnection connection, RecordView of, MatterOfLeagues written) {
        return connection
                .preparedQuery("select register.standing_authority($1, $2)")
                .execute(Tuple.of(of.recordNo(), of.authority()))
                .map(rows -> new MatterOfLeagues(
                        written.uscc(), written.indicator(), written.document(), Statements.only(rows, String.class)));
    }

    private static Uni<Void> write(SqlConnection connection, RecordView of, RecordRow content) {
        return connection
                .preparedQuery("""
                        insert into register.record_amendments (record_no, event_no, category, indicator, item, occurred_on,
                            produced_on, final_on, document_no, source, client_uscc, client_outcome, client_points,
                            client_document_no, summary)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
                        """)
                .execute(Tuple.tuple()
                        .addString(of.recordNo())
                        .addInteger(Math.toIntExact(of.version()))
                        .addString(Objects.requireNonNull(content.category()).name())
                        .addString(content.indicator())
                        .addString(content.item())
                        .addLocalDate(content.occurredOn())
                        .addLocalDate(content.producedOn())
                        .addLocalDate(content.finalOn())
                        .addString(content.documentNumber())
                        .addInteger(content.source())
                        .addString(content.client().uscc())
                        .addString(content.client().outcome())
                        .addBigDecimal(content.client().points())
                        .addString(content.client().documentNumber())
                        .addString(content.summary()))
                .replaceWithVoid();
    }

    /** What a record was amended to say, by the number of the decision. */
    Uni<Map<Integer, RecordForm>> of(SqlConnection connection, String recordNo) {
        return connection
                .preparedQuery("""
                        select event_no, null as record_no, null as uscc, category, indicator, item, occurred_on::text,
                            produced_on::text, final_on::text, null as division, null as authority, document_no,
                            source::text, client_uscc, client_outcome, client_points::text, client_document_no, summary,
                            null as early_warning
                        from register.record_amendments where record_no = $1
                        """)
                .execute(Tuple.of(recordNo))
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.getInteger("event_no"), FORMS::read)));
    }
}
