package io.ecocredit.records;

import io.ecocredit.imports.ImportRow;
import io.ecocredit.regulation.record.Category;
import io.ecocredit.regulation.record.Source;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RefusalCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file of records.
 *
 * @param category null only on a row that is refused
 */
record RecordRow(
        String number,
        String uscc,
        @Nullable Category category,
        @Nullable String indicator,
        String item,
        @Nullable LocalDate occurredOn,
        LocalDate producedOn,
        @Nullable LocalDate finalOn,
        String division,
        String authority,
        @Nullable String documentNumber,
        int source,
        Client client,
        @Nullable String summary) {

    /** The entrusting unit and what it suffered for the matter; all null where the indicator does not copy it. */
    record Client(
            @Nullable String uscc,
            @Nullable String outcome,
            @Nullable BigDecimal points,
            @Nullable String documentNumber) {}

    static RecordRow read(ImportRow row, Divisions divisions) {
        RecordRow fact = new RecordRow(
                row.required("record_no"),
                row.requiredUscc("uscc"),
                row.oneOf("category", Category::of, RefusalCode.UNKNOWN_VALUE, Clause.of(Article.A9))
                        .orElse(null),
                row.optional("indicator"),
                row.required("item"),
                row.optionalDate("occurred_on"),
                row.requiredDate("produced_on"),
                row.optionalDate("final_on"),
                row.requiredDivision("division", divisions),
                row.required("authority"),
                row.optional("document_no"),
                row.oneOf("source", Source::of, RefusalCode.UNKNOWN_VALUE, Clause.of(Provision.A15_ITEM_3))
                        .map(Source::number)
                        .orElse(0),
                new Client(
                        row.optionalUscc("client_uscc"),
                        row.optional("client_outcome"),
                        row.optionalPoints("client_points"),
                        row.optional("client_document_no")),
                row.optional("summary"));
        row.inOrder("occurred_on", fact.occurredOn(), "produced_on", fact.producedOn());
        row.inOrder("produced_on", fact.producedOn(), "final_on", fact.finalOn());
        return fact;
    }
}
