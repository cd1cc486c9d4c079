package io.ecocredit.records;

import io.ecocredit.imports.EntryNotices;
import io.ecocredit.imports.RowBatch;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** What an institution is told of each warning that a file brings: nobody is warned, or spared, unseen (A24, I-32). */
@Cites(value = Article.A24, settles = Interpretation.I_32)
final class WarningLetters {

    private WarningLetters() {}

    /** Tells each institution of a warning on it, and what it can do about it (I-32). */
    static void tell(Connection connection, long entry, List<WarningsImport.Row> facts) throws SQLException {
        Map<String, String> institutions = RowBatch.byKey(
                connection,
                "select record_no as key, uscc from register.records where record_no = any(?)",
                facts.stream().map(WarningsImport.Row::recordNumber).toList(),
                row -> row.getString("uscc"));
        EntryNotices notices = new EntryNotices(entry);
        for (WarningsImport.Row fact : facts) {
            String uscc = institutions.get(fact.recordNumber());
            if (uscc != null && fact.rectifiedOn() != null) {
                notices.add(
                        uscc,
                        fact.issuedOn().getYear(),
                        "warning",
                        "信用预警记载：信用信息" + fact.recordNumber(),
                        "导入的文件记载，" + fact.issuedOn() + "就该信息下达信用预警"
                                + (fact.service() == null
                                        ? ""
                                        : "（" + fact.service().text() + "）") + "，整改要求："
                                + fact.requirement() + "；已于" + fact.rectifiedOn()
                                + "报告整改。未收到该预警，或者记载与事实不符的，请向信息所在盟市生态环境局提出。",
                        Clause.of(Article.A24).as(Interpretation.I_30),
                        null);
            } else if (uscc != null) {
                notices.add(
                        uscc,
                        fact.issuedOn().getYear(),
                        "warning",
                        "信用预警通知：信用信息" + fact.recordNumber(),
                        "整改要求：" + fact.requirement() + "。请于" + fact.limitOn()
                                + "（含当日）前完成有效整改并报告，附证明材料；经确认的，该信息在评价期内不予扣分。",
                        Clause.of(Article.A24),
                        fact.limitOn());
            }
        }
        notices.toInstitutions(connection);
    }
}
