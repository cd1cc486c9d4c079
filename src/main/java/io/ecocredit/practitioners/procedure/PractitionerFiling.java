package io.ecocredit.practitioners.procedure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecocredit.platform.json.Json;
import io.ecocredit.platform.privacy.PersonalNumbers;
import io.ecocredit.procedure.filing.Draft;
import io.ecocredit.procedure.filing.OwnRecord;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a practitioner files (A21.1): what they do, for whom, and their own records. Who they are stands in the register;
 * here neither names nor identity numbers are taken (A36).
 *
 * @param employer whom they work for, or own account (A5.2); at most 200 characters
 * @param occupation at most 100 characters
 * @param qualifications certificates with their periods; at most 500 characters
 * @param truthful that all of it is true, of which the bearing is A23's
 */
@Cites(
        value = Article.A23,
        provisions = {Provision.A21_ITEM_1, Provision.A36_PARAGRAPH_1})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PractitionerFiling(
        @Nullable String employer,
        @Nullable String occupation,
        @Nullable String qualifications,
        @Nullable List<OwnRecord> ownRecords,
        @Nullable Boolean truthful)
        implements Draft {

    static final PractitionerFiling EMPTY = new PractitionerFiling(null, null, null, null, null);

    private static final Clause CLAUSE = Clause.of(Provision.A21_ITEM_1);
    private static final int LONGEST_EMPLOYER = 200;
    private static final int LONGEST_OCCUPATION = 100;
    private static final int LONGEST = 500;
    private static final int MOST_RECORDS = 100;

    @Override
    public List<Refusal> malformed() {
        List<Refusal> faults = new ArrayList<>();
        bounded(faults, "employer", employer, LONGEST_EMPLOYER);
        bounded(faults, "occupation", occupation, LONGEST_OCCUPATION);
        bounded(faults, "qualifications", qualifications, LONGEST);
        List<OwnRecord> records = Objects.requireNonNullElse(ownRecords, List.of());
        if (records.size() > MOST_RECORDS) {
            faults.add(refusal(RefusalCode.MALFORMED_VALUE, "ownRecords", "不超过" + MOST_RECORDS + "条"));
        }
        for (int index = 0; index < records.size(); index++) {
            String field = "ownRecords[" + index + "]";
            OwnRecord each = records.get(index);
            if (each == null) {
                faults.add(refusal(RefusalCode.MALFORMED_VALUE, field, "不能为空"));
                continue;
            }
            bounded(faults, field + ".title", each.title(), LONGEST);
            bounded(faults, field + ".authority", each.authority(), LONGEST);
            bounded(faults, field + ".documentNumber", each.documentNumber(), LONGEST);
            bounded(faults, field + ".summary", each.summary(), LONGEST);
        }
        return faults;
    }

    /** What it needs before it can be filed. */
    List<Refusal> lacking() {
        List<Refusal> faults = new ArrayList<>();
        required(faults, "employer", "所在单位（个人执业的填“个人”）", employer);
        required(faults, "occupation", "岗位", occupation);
        required(faults, "qualifications", "执业资格（没有的填“无”）", qualifications);
        if (!Boolean.TRUE.equals(truthful)) {
            faults.add(refusal(RefusalCode.MISSING_VALUE, "truthful", "须确认所填属实"));
        }
        Objects.requireNonNullElse(ownRecords, List.<OwnRecord>of()).stream()
                .filter(each -> each.title() == null || each.title().isBlank() || each.on() == null)
                .findFirst()
                .ifPresent(each -> faults.add(refusal(RefusalCode.MISSING_VALUE, "ownRecords", "每条须有名称和日期")));
        return faults;
    }

    /** Whether a stored draft, if there is one, could be filed. */
    static boolean isComplete(Json json, @Nullable String document) {
        return document != null
                && json.read(document, PractitionerFiling.class).lacking().isEmpty();
    }

    private static void required(List<Refusal> faults, String field, String label, @Nullable String value) {
        if (value == null || value.isBlank()) {
            faults.add(refusal(RefusalCode.MISSING_VALUE, field, label));
        }
    }

    private static void bounded(List<Refusal> faults, String field, @Nullable String value, int longest) {
        if (value == null) {
            return;
        }
        if (value.length() > longest || value.chars().anyMatch(each -> Character.isISOControl(each) && each != '\n')) {
            faults.add(refusal(RefusalCode.MALFORMED_VALUE, field, "不超过" + longest + "字，不含控制字符"));
        } else if (PersonalNumbers.isIn(value)) {
            faults.add(refusal(RefusalCode.PERSONAL_DATA_NOT_ALLOWED, field, "含有公民身份号码，不得写入此栏"));
        }
    }

    private static Refusal refusal(RefusalCode code, String field, String detail) {
        return Refusal.of(code, detail).under(CLAUSE).at(field, null);
    }
}
