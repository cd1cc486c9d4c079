package io.ecocredit.records;

import io.ecocredit.imports.SettledAuthorities;
import io.ecocredit.institutions.FileChange;
import io.ecocredit.institutions.FileChange.Change;
import io.ecocredit.institutions.FileChange.Notice;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.function.LongFunction;

/**
 * Carries out what a person has settled of the former name of an authority: the record compares under the name of today, or does
 * not, and the institution's cases and results follow as after any correction (I-34, A31). What is thereby of another league's
 * matter is for both to look at (I-10).
 */
@Singleton
@Cites(
        value = Article.A31,
        settles = {Interpretation.I_10, Interpretation.I_34})
class FormerNames implements SettledAuthorities {

    private static final String CAUSE = "CORRECTION";

    private final RecordDirectory records;
    private final FileChange files;
    private final Amendments amendments;

    FormerNames(RecordDirectory records, FileChange files, Amendments amendments) {
        this.records = records;
        this.files = files;
        this.amendments = amendments;
    }

    @Override
    public Uni<Void> follow(SqlConnection connection, Settlement settled, Actor officer, LongFunction<Uni<Void>> keep) {
        return records.require(connection, settled.record())
                .flatMap(record -> files.carryOut(
                                connection, new Change(officer, record.concern(), CAUSE, notice(settled)), keep)
                        .chain(() -> settled.found().same()
                                ? amendments.reviewMatter(connection, record)
                                : Uni.createFrom().voidItem()));
    }

    private static Notice notice(Settlement settled) {
        return new Notice(
                "authority-settlement",
                "信用信息" + settled.record() + "：机关原名称已核实",
                "“" + settled.former() + "”：" + settled.found().told() + "。理由：" + settled.reason(),
                Clause.of(Interpretation.I_34),
                null);
    }
}
