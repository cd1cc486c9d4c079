package io.ecocredit.records;

import io.ecocredit.imports.ImportRow;
import io.ecocredit.regulation.record.Category;
import io.ecocredit.regulation.record.Source;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.SameText;
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
 * @param earlyWarning number of the warning that its conduct had before there was a record (A24); no column of a file
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
        @Nullable String summary,
        @Nullable String earlyWarning) {

    /** The entrusting unit and what it suffered for the matter; all null where the indicator does not copy it. */
    record Client(
            @Nullable String uscc,
            @Nullable String outcome,
            @Nullable BigDecimal points,
            @Nullable String documentNumber) {}

    /** How the register has the texts that identify a document. */
    record Spelling(
            String authority,
            @Nullable String documentNumber,
            @Nullable String clientDocumentNumber) {}

    /** The same with these texts as the register has them; null when they name something else (I-34). */
    @Nullable
    RecordRow spelled(Spelling kept) {
        if (!SameText.same(authority, kept.authority())
                || !SameText.alike(documentNumber, kept.documentNumber())
                || !SameText.alike(client.documentNumber(), kept.clientDocumentNumber())) {
            return null;
        }
        return spelled(kept.authority(), kept.documentNumber(), kept.clientDocumentNumber());
    }

    /** The same with every text that identifies a document in the form that texts are compared in. */
    RecordRow folded() {
        return spelled(
                SameText.folded(authority),
                SameText.foldedOrNull(documentNumber),
                SameText.foldedOrNull(client.documentNumber()));
    }

    private RecordRow spelled(String ofAuthority, @Nullable String ofDocument, @Nullable String ofClientDocument) {
        return new RecordRow(
                number,
                uscc,
                category,
                indicator,
                item,
                occurredOn,
                producedOn,
                finalOn,
                division,
                ofAuthority,
                ofDocument,
                source,
                new Client(client.uscc(), client.outcome(), client.points(), ofClientDocument),
                summary,
                earlyWarning);
    }

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
                row.optional("summary"),
                row.optional("early_warning"));
        row.inOrder("occurred_on", fact.occurredOn(), "produced_on", fact.producedOn());
        row.inOrder("produced_on", fact.producedOn(), "final_on", fact.finalOn());
        return fact;
    }
}
