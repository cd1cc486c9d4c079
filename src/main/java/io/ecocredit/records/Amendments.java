package io.ecocredit.records;

import io.ecocredit.imports.FieldNames;
import io.ecocredit.imports.ImportRow;
import io.ecocredit.institutions.OpenFiles;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.sql.Rows;
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
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What amended records are to say: under the rules of their entry, and about whom and where they were entered. */
@Singleton
@Cites(Article.A15)
class Amendments {

    private static final Rows<RecordForm> FORMS = Rows.of(RecordForm.class);

    private final RecordsImport rules;

    Amendments(RecordsImport rules) {
        this.rules = rules;
    }

    /** @throws RefusalException 400 with every fault of the form */
    Uni<RecordRow> content(SqlConnection connection, RecordView record, @Nullable RecordForm form, Actor actor) {
        if (form == null) {
            throw RefusalException.invalid("record", null, "须写明更正后的全部内容");
        }
        ImportRow row = new ImportRow(1, columns(form, record, actor));
        RecordRow content = rules.read(row);
        rules.checkSender(content, actor, row);
        return OpenFiles.kinds(connection, new Uscc(record.uscc()))
                .invoke(kinds -> rules.checkKinds(content, kinds, row))
                .invoke(() -> row.requireFaultless(FieldNames::inFields))
                .replaceWith(content);
    }

    private static Map<String, String> columns(RecordForm form, RecordView record, Actor actor) {
        Map<String, String> columns = form.columns(actor);
        requireSame(columns, "record_no", record.recordNo());
        requireSame(columns, "uscc", record.uscc());
        requireSame(columns, "division", record.division());
        columns.put("authority", record.authority());
        return columns;
    }

    /** Whom and where a record is about is not amended: it is withdrawn, and another is entered. */
    private static void requireSame(Map<String, String> columns, String column, String value) {
        String stated = columns.putIfAbsent(column, value);
        if (stated != null && !stated.equals(value)) {
            throw FieldNames.inFields(Refusal.of(RefusalCode.CONFLICTING_DUPLICATE, "更正不改变信息的主体、编号和地区；有误的应撤回后重新录入")
                            .under(Clause.of(Provision.A15_ITEM_1))
                            .at(column, stated))
                    .asException();
        }
    }

    /** Writes what a record is to say, beside the decision that is the next of it. */
    Uni<Void> write(SqlConnection connection, RecordView of, RecordRow content) {
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
                            source::text, client_uscc, client_outcome, client_points::text, client_document_no, summary
                        from register.record_amendments where record_no = $1
                        """)
                .execute(Tuple.of(recordNo))
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.getInteger("event_no"), FORMS::read)));
    }
}
