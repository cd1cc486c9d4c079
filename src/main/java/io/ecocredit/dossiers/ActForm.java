package io.ecocredit.dossiers;

import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.Typed;
import io.ecocredit.records.RecordForm;
import io.ecocredit.records.decision.DecisionOrder;
import io.ecocredit.regulation.repair.Condition;
import io.ecocredit.repairs.RepairMoveOrder;
import io.ecocredit.repairs.RepairMoveOrder.Found;
import io.ecocredit.repairs.RepairOrder;
import io.ecocredit.repairs.RepairOrder.CommitmentOrder;
import io.ecocredit.warnings.MoveOrder;
import io.ecocredit.warnings.WarningOrder;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody typed into one of a record's forms, as it came; shown again when it is refused. */
record ActForm(Typed fields) {

    /** What was typed into a field of one of the page's forms, which says in a field of its own which it is. */
    public String typed(String form, String field) {
        return form.equals(fields.typed("form")) ? fields.typed(field) : "";
    }

    private @Nullable String text(String field) {
        return fields.text(field);
    }

    long version() {
        return Forms.version(fields.typed("version"));
    }

    private List<UUID> files(String field) {
        return Forms.uuids(field, fields.all(field));
    }

    DecisionOrder decision() {
        return new DecisionOrder(
                Forms.date("on", text("on")), text("authority"), text("documentNo"), text("reason"), files("evidence"));
    }

    /** All that an amended record is to say. */
    RecordForm content() {
        return new RecordForm(
                null,
                null,
                text("category"),
                text("indicator"),
                text("item"),
                text("occurredOn"),
                text("producedOn"),
                text("finalOn"),
                null,
                null,
                text("ofDocument"),
                text("source"),
                text("clientUscc"),
                text("clientOutcome"),
                text("clientPoints"),
                text("clientDocumentNo"),
                text("summary"));
    }

    WarningOrder warning(String recordNo) {
        String matter = text("matter");
        return new WarningOrder(
                recordNo,
                matter == null ? null : Forms.uuid("matter", matter),
                text("requirement"),
                Forms.date("limitOn", text("limitOn")));
    }

    MoveOrder warningMove() {
        return new MoveOrder(text("words"), files("evidence"));
    }

    RepairOrder repair(String recordNo) {
        return new RepairOrder(recordNo, text("words"), files("evidence"), commitment());
    }

    private @Nullable CommitmentOrder commitment() {
        String signer = text("signer");
        String signedOn = text("signedOn");
        return signer == null && signedOn == null
                ? null
                : new CommitmentOrder(signer, Forms.date("signedOn", signedOn));
    }

    RepairMoveOrder repairMove() {
        String granted = text("granted");
        return new RepairMoveOrder(
                granted == null ? null : Boolean.valueOf(granted),
                text("words"),
                files("evidence"),
                Forms.date("endedOn", text("endedOn")),
                Arrays.stream(Condition.values())
                        .filter(each -> text(each.name()) != null)
                        .map(each -> new Found(
                                each,
                                Boolean.valueOf(text(each.name())),
                                text(each.name() + "-finding"),
                                files(each.name() + "-evidence")))
                        .toList(),
                text("goodCause"),
                commitment());
    }
}
