package io.ecocredit.evaluations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecocredit.platform.json.Json;
import io.ecocredit.procedure.filing.Draft;
import io.ecocredit.procedure.filing.OwnRecord;
import io.ecocredit.regulation.procedure.Commitment;
import io.ecocredit.regulation.subject.SameText;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.time.EvaluationYear;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an institution files (填报): basic facts, its own records, the signed commitment. A draft may lack anything; what is
 * filed may not.
 *
 * @param ownRecords as the institution states them; the authority that answers for one enters it in the register
 */
@Cites(value = Article.A23, provisions = Provision.A20_ITEM_1)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Filing(
        @Nullable Facts facts,
        @Nullable List<OwnRecord> ownRecords,
        @Nullable Commitment commitment) implements Draft {

    private static final Clause CLAUSE = Clause.of(Provision.A20_ITEM_1);
    private static final int LONGEST = 500;
    private static final int MOST_RECORDS = 200;

    /** Nothing filled in yet. */
    static final Filing EMPTY = new Filing(null, null, null);

    /**
     * Registration facts (A10.1).
     *
     * @param qualifications licences and certificates with their numbers and periods
     * @param staff number of people employed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Facts(
            @Nullable String legalRepresentative,
            @Nullable String address,
            @Nullable String phone,
            @Nullable String qualifications,
            @Nullable Integer staff) {}

    @Override
    public List<Refusal> malformed() {
        List<Refusal> faults = new ArrayList<>();
        if (facts != null) {
            bounded(faults, "facts.legalRepresentative", facts.legalRepresentative());
            bounded(faults, "facts.address", facts.address());
            bounded(faults, "facts.phone", facts.phone());
            bounded(faults, "facts.qualifications", facts.qualifications());
            if (facts.staff() != null && (facts.staff() < 0 || facts.staff() > 1_000_000)) {
                faults.add(malformed("facts.staff", "应为0至1000000"));
            }
        }
        if (commitment != null) {
            bounded(faults, "commitment.products", commitment.products());
            bounded(faults, "commitment.other", commitment.other());
            bounded(faults, "commitment.signer", commitment.signer());
        }
        List<OwnRecord> records = Objects.requireNonNullElse(ownRecords, List.of());
        if (records.size() > MOST_RECORDS) {
            faults.add(malformed("ownRecords", "不超过" + MOST_RECORDS + "条"));
        }
        for (int index = 0; index < records.size(); index++) {
            String field = "ownRecords[" + index + "]";
            OwnRecord each = records.get(index);
            if (each == null || each.title() == null || each.title().isBlank()) {
                faults.add(malformed(field + ".title", "必填"));
                continue;
            }
            bounded(faults, field + ".title", each.title());
            bounded(faults, field + ".authority", each.authority());
            bounded(faults, field + ".documentNumber", each.documentNumber());
            bounded(faults, field + ".summary", each.summary());
        }
        return faults;
    }

    /** Everything that it lacks to be filed, by an institution on a day. */
    List<Refusal> lacking(Uscc uscc, EvaluationYear year, LocalDate today) {
        List<Refusal> faults = new ArrayList<>();
        Facts stated = facts == null ? new Facts(null, null, null, null, null) : facts;
        required(faults, "facts.legalRepresentative", "法定代表人（或主要负责人）", stated.legalRepresentative());
        required(faults, "facts.address", "地址", stated.address());
        required(faults, "facts.phone", "联系电话", stated.phone());
        required(faults, "facts.qualifications", "资质情况（没有的填“无”）", stated.qualifications());
        if (stated.staff() == null) {
            faults.add(missing("facts.staff", "从业人员数"));
        }
        if (commitment == null) {
            faults.add(Refusal.missing("commitment", "未附信用承诺书", Commitment.CLAUSE));
        } else {
            faults.addAll(commitment.faults(uscc, year, today));
        }
        return faults;
    }

    /**
     * What the league should look at, in Chinese: it is signed by another than the representative whom it names. The annex lets the
     * person in charge sign (法定代表人或主要负责人), so it is no fault.
     */
    List<String> notes() {
        String signer = commitment == null ? null : commitment.signer();
        String representative = facts == null ? null : facts.legalRepresentative();
        return signer == null
                        || signer.isBlank()
                        || representative == null
                        || representative.isBlank()
                        || SameText.same(signer, representative)
                ? List.of()
                : List.of("承诺书由" + signer.strip() + "签署，不是所填的法定代表人（或主要负责人）" + representative.strip() + "，请核实其是否为主要负责人");
    }

    /** Whether a stored draft, if there is one, could be filed. */
    static boolean isComplete(Json json, @Nullable String document, Uscc uscc, EvaluationYear year, LocalDate today) {
        return document != null
                && json.read(document, Filing.class).lacking(uscc, year, today).isEmpty();
    }

    private static void required(List<Refusal> faults, String field, String label, @Nullable String value) {
        if (value == null || value.isBlank()) {
            faults.add(missing(field, label));
        }
    }

    private static void bounded(List<Refusal> faults, String field, @Nullable String value) {
        if (value != null && value.length() > LONGEST) {
            faults.add(malformed(field, "不超过" + LONGEST + "字"));
        }
    }

    private static Refusal missing(String field, String label) {
        return Refusal.missing(field, "未填写" + label, CLAUSE);
    }

    private static Refusal malformed(String field, String detail) {
        return Refusal.of(RefusalCode.MALFORMED_VALUE, detail).under(CLAUSE).at(field, null);
    }
}
