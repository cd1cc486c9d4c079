package io.ecocredit.records;

import io.ecocredit.imports.ImportKind.Candidate;
import io.ecocredit.platform.sql.OverJdbc;
import io.ecocredit.records.WarnedConducts.Leagues;
import io.ecocredit.regulation.record.Category;
import io.ecocredit.regulation.subject.SameText;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Marks a hint of a document that another hint on the institution is of: it counts once, and a person looks whether it is one. */
@Cites(
        value = Article.A30,
        settles = {Interpretation.I_7, Interpretation.I_34})
final class HintsAgain {

    private static final String KNOWN =
            "select record_no, uscc, document, authority, league from register.hints_of($1, $2)";

    private HintsAgain() {}

    /** What an authority wrote of an institution under one number, in the form that texts are compared in. */
    private record Matter(String uscc, String document, String authority) {
        static Matter of(RecordRow fact) {
            return new Matter(
                    fact.uscc(),
                    String.valueOf(SameText.foldedOrNull(fact.documentNumber())),
                    SameText.folded(fact.authority()));
        }
    }

    private record Heard(String number, @Nullable String league) {}

    /** Marks new hints, each against what the register and the rows before it have. Blocks. */
    static void flag(Connection connection, List<Candidate<RecordRow>> candidates, Leagues leagues)
            throws SQLException {
        List<Candidate<RecordRow>> hints = candidates.stream()
                .filter(each ->
                        each.fact().category() == Category.HINT && each.fact().documentNumber() != null)
                .toList();
        if (hints.isEmpty()) {
            return;
        }
        Map<Matter, Heard> heard = new HashMap<>();
        for (Row row : OverJdbc.query(connection, KNOWN, keys(hints))) {
            heard.putIfAbsent(
                    new Matter(row.getString("uscc"), row.getString("document"), row.getString("authority")),
                    new Heard(row.getString("record_no"), row.getString("league")));
        }
        for (Candidate<RecordRow> hint : hints) {
            String league = leagues.of(hint.fact());
            Heard before = heard.putIfAbsent(Matter.of(hint.fact()), new Heard(hint.key(), league));
            if (before != null && !before.number().equals(hint.key())) {
                mark(hint, before, league);
            }
        }
    }

    private static void mark(Candidate<RecordRow> hint, Heard before, @Nullable String league) {
        Refusal doubt = Refusal.of(
                        RefusalCode.CONFLICTING_DUPLICATE, "同一机构、文号、机关的提示性信息已经录入（" + before.number() + "），只计一次，待人工核实")
                .under(Clause.of(Article.A30).as(Interpretation.I_7))
                .at("document_no", hint.fact().documentNumber());
        String other = before.league();
        if (other == null || other.equals(league)) {
            hint.row().flag(doubt);
        } else {
            hint.row().flagFor(doubt, other);
        }
    }

    private static Tuple keys(List<Candidate<RecordRow>> hints) {
        return Tuple.tuple()
                .addArrayOfString(hints.stream().map(each -> each.fact().uscc()).toArray(String[]::new))
                .addArrayOfString(hints.stream()
                        .map(each -> SameText.foldedOrNull(each.fact().documentNumber()))
                        .toArray(String[]::new));
    }
}
