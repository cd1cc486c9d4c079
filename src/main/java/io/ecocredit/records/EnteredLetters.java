package io.ecocredit.records;

import io.ecocredit.imports.EntryNotices;
import io.ecocredit.regulation.record.Category;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** What an institution is told of each record that is entered on it, and what it can do about it (I-32). */
@Cites(settles = Interpretation.I_32)
final class EnteredLetters {

    private EnteredLetters() {}

    static void tell(Connection connection, long entry, List<RecordRow> facts) throws SQLException {
        EntryNotices notices = new EntryNotices(entry);
        for (RecordRow fact : facts) {
            notices.add(
                    fact.uscc(),
                    fact.producedOn().getYear(),
                    "record",
                    "信用信息" + fact.number() + "已录入",
                    body(fact),
                    Clause.of(Article.A15),
                    null);
        }
        notices.toInstitutions(connection);
    }

    /** That penalties which are on record already have become final, from when on they weigh (A13.1, I-6). */
    static void tellFinal(Connection connection, long entry, List<RecordRow> facts) throws SQLException {
        EntryNotices notices = new EntryNotices(entry);
        for (RecordRow fact : facts) {
            LocalDate finalOn = Objects.requireNonNull(fact.finalOn(), "what is completed has become final");
            notices.add(
                    fact.uscc(),
                    finalOn.getYear(),
                    "finality",
                    "信用信息" + fact.number() + "的行政处罚已确定",
                    fact.authority() + fact.producedOn() + "作出的行政处罚" + document(fact) + "已于" + finalOn
                            + "确定，自该日起计入贵单位信用评价（" + Provision.A13_ITEM_1.citation() + "）。认为有误的，可以向该机关申请更正。",
                    Clause.of(Provision.A13_ITEM_1),
                    null);
        }
        notices.toInstitutions(connection);
    }

    private static String document(RecordRow fact) {
        return fact.documentNumber() == null ? "" : "（" + fact.documentNumber() + "）";
    }

    private static String body(RecordRow fact) {
        Category category = fact.category();
        String what = fact.authority() + fact.producedOn() + "产生的" + (category == null ? "信用信息" : category.label())
                + document(fact) + "已录入贵单位信用档案。"
                + (fact.earlyWarning() == null ? "" : "该信息关联信用预警" + fact.earlyWarning() + "，依该预警的整改和确认情况计入或者不计入。");
        return what
                + switch (category) {
                    case GENERAL, SERIOUS ->
                        "认为有误的，可以向该机关申请更正；其影响的结果尚未公示的，也可以在拟定等级通知送达后的异议期限内提出异议。公示之前经确认完成整改的，自确认之日起不再计入；"
                                + "公示之日起至公布前，须作出书面承诺并完成整改（" + Provision.A26_PARAGRAPH_2.citation()
                                + "）；公布之后，可以申请信用修复（" + Provision.A26_PARAGRAPH_3.citation() + "）。";
                    case HINT -> "该信息不参与信用评价（" + Provision.A15_ITEM_4.citation() + "）；认为有误的，可以向该机关申请更正。";
                    case MERIT -> "认为有误的，可以向该机关申请更正。";
                    case null -> "认为有误的，可以向该机关申请更正。";
                };
    }
}
