package io.ecocredit.imports;

import io.ecocredit.imports.ImportKind.Candidate;
import io.ecocredit.imports.ImportKind.Known;
import io.ecocredit.imports.ImportReport.Finding;
import io.ecocredit.imports.ImportReport.Severity;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes one file through its kind, chunk by chunk, on one connection; the caller owns the transaction. */
final class CsvImport<F> {

    private static final int CHUNK = 1000;

    /** Receives what there is to say about rows, in the order of the file. */
    interface Findings {
        void add(List<Finding> findings) throws SQLException;
    }

    /** Is told after each chunk how many rows are done; may stop the import by throwing. */
    interface Progress {
        void reached(long rows);
    }

    /**
     * Where an import works.
     *
     * @param entry under which it writes
     * @param league of the officer who brings the rows, null for everybody else
     * @param account that enters a single row, null for a file
     */
    record Bench(
            Connection connection,
            long entry,
            @Nullable String league,
            @Nullable Actor account) {}

    private final ImportKind<F> kind;
    private final Connection connection;
    private final long entry;
    private final @Nullable String league;
    private final @Nullable Actor account;
    private final Findings findings;
    private long rows;
    private long accepted;
    private long completed;
    private long known;
    private long flagged;
    private long refused;

    CsvImport(ImportKind<F> kind, Bench bench, Findings findings) {
        this.kind = kind;
        this.connection = bench.connection();
        this.entry = bench.entry();
        this.league = bench.league();
        this.account = bench.account();
        this.findings = findings;
    }

    ImportReport run(CsvFile file, Progress progress) throws SQLException, CsvFile.MalformedFile {
        long line = 1;
        List<ImportRow> chunk = new ArrayList<>(CHUNK);
        for (ImportRow row = file.next(line); row != null; row = file.next(line)) {
            line = row.line();
            chunk.add(row);
            if (chunk.size() == CHUNK) {
                take(chunk);
                progress.reached(rows);
                chunk.clear();
            }
        }
        take(chunk);
        progress.reached(rows);
        return report();
    }

    /** Takes one row by itself; what is said about it stands on the row. */
    ImportReport run(ImportRow row) throws SQLException {
        take(List.of(row));
        return report();
    }

    private ImportReport report() {
        return new ImportReport(kind.name(), rows, accepted, completed, known, flagged, refused, true);
    }

    private void take(List<ImportRow> chunk) throws SQLException {
        List<Candidate<F>> candidates = new ArrayList<>(chunk.size());
        for (ImportRow row : chunk) {
            F fact = kind.read(row);
            refuseOtherLeagues(row, fact);
            kind.checkSender(fact, account, row);
            if (!row.isRefused()) {
                candidates.add(new Candidate<>(row, fact));
            }
        }
        sort(candidates);
        for (ImportRow row : chunk) {
            rows++;
            refused += row.isRefused() ? 1 : 0;
            flagged += !row.isRefused() && !row.flags().isEmpty() ? 1 : 0;
        }
        findings.add(findingsOf(chunk));
    }

    private void refuseOtherLeagues(ImportRow row, F fact) {
        String owner = kind.league(fact);
        if (league != null && owner != null && !owner.equals(league)) {
            row.refuse(Refusal.of(RefusalCode.OTHER_LEAGUE, "不属于本盟市，应由所在盟市录入")
                    .under(kind.leagueClause())
                    .at("division", owner));
        }
    }

    /** Tells new facts from known, completed and contradicting ones, and keeps what is to be kept. */
    private void sort(List<Candidate<F>> candidates) throws SQLException {
        Map<String, Known> inRegister =
                kind.known(connection, candidates.stream().map(Candidate::fact).toList());
        Map<String, Known> seen = new LinkedHashMap<>(inRegister);
        List<Candidate<F>> fresh = new ArrayList<>();
        List<Candidate<F>> repeated = new ArrayList<>();
        for (Candidate<F> candidate : candidates) {
            String key = kind.key(candidate.fact());
            if (seen.putIfAbsent(key, describe(candidate.fact())) == null) {
                fresh.add(candidate);
            } else {
                repeated.add(candidate);
            }
        }
        kind.examine(connection, fresh);
        List<F> toStore = unrefused(fresh);
        fresh.stream()
                .filter(candidate -> candidate.row().isRefused())
                .forEach(candidate -> seen.remove(kind.key(candidate.fact())));
        kind.store(connection, entry, toStore);
        accepted += toStore.size();
        compareWithKnown(repeated, seen);
    }

    private void compareWithKnown(List<Candidate<F>> repeated, Map<String, Known> seen) throws SQLException {
        List<Candidate<F>> completing = new ArrayList<>();
        List<Candidate<F>> orphaned = new ArrayList<>();
        for (Candidate<F> candidate : repeated) {
            String key = kind.key(candidate.fact());
            Known before = seen.get(key);
            Known now = describe(candidate.fact());
            if (before == null) {
                orphaned.add(candidate);
            } else if (!before.fingerprint().equals(now.fingerprint()) || contradict(before, now)) {
                candidate.row().refuse(conflict(key));
            } else if (adds(before, now)) {
                seen.put(key, merged(before, now));
                completing.add(candidate);
            } else {
                known++;
            }
        }
        kind.examine(connection, completing);
        List<F> toComplete = unrefused(completing);
        kind.complete(connection, entry, toComplete);
        completed += toComplete.size();
        if (!orphaned.isEmpty()) {
            sort(orphaned);
        }
    }

    private Known describe(F fact) {
        return new Known(kind.fingerprint(fact), kind.laterDates(fact));
    }

    private Refusal conflict(String key) {
        return Refusal.of(RefusalCode.CONFLICTING_DUPLICATE, "同一编号已有内容不同的信息；更正须由产生单位另行作出")
                .under(Clause.of(Article.A15, "第（一）项"))
                .at(kind.columns().getFirst(), key);
    }

    private static boolean contradict(Known before, Known now) {
        for (int index = 0; index < now.laterDates().size(); index++) {
            LocalDate had = before.laterDates().get(index);
            LocalDate has = now.laterDates().get(index);
            if (had != null && has != null && !had.equals(has)) {
                return true;
            }
        }
        return false;
    }

    private static boolean adds(Known before, Known now) {
        for (int index = 0; index < now.laterDates().size(); index++) {
            if (before.laterDates().get(index) == null && now.laterDates().get(index) != null) {
                return true;
            }
        }
        return false;
    }

    private static Known merged(Known before, Known now) {
        List<@Nullable LocalDate> dates = new ArrayList<>();
        for (int index = 0; index < now.laterDates().size(); index++) {
            LocalDate had = before.laterDates().get(index);
            dates.add(had == null ? now.laterDates().get(index) : had);
        }
        return new Known(before.fingerprint(), dates);
    }

    private static <F> List<F> unrefused(List<Candidate<F>> candidates) {
        return candidates.stream()
                .filter(candidate -> !candidate.row().isRefused())
                .map(Candidate::fact)
                .toList();
    }

    private List<Finding> findingsOf(List<ImportRow> chunk) {
        List<Finding> all = new ArrayList<>();
        for (ImportRow row : chunk) {
            row.refusals().forEach(refusal -> all.add(finding(Severity.REFUSED, row, refusal)));
            if (!row.isRefused()) {
                row.flags().forEach(doubt -> all.add(finding(Severity.FLAGGED, row, doubt)));
            }
        }
        return all;
    }

    private Finding finding(Severity severity, ImportRow row, Refusal refusal) {
        return Finding.of(severity, row.line(), refusal, kind.personalColumns());
    }
}
