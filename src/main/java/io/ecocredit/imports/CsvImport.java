package io.ecocredit.imports;

import io.ecocredit.imports.ChunksAhead.Chunk;
import io.ecocredit.imports.ImportKind.Candidate;
import io.ecocredit.imports.ImportKind.Known;
import io.ecocredit.imports.ImportReport.Finding;
import io.ecocredit.imports.ImportReport.Severity;
import io.ecocredit.imports.ImportService.Listener;
import io.ecocredit.platform.database.Side;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.recusal.Recusals;
import io.ecocredit.platform.sql.OverJdbc;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.vertx.mutiny.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes one file through its kind, chunk by chunk, on one connection; the caller owns the transaction. */
final class CsvImport<F> {

    /**
     * Where an import works.
     *
     * @param entry under which it writes
     * @param at when
     * @param bringer of the rows
     * @param isSingle whether they enter a single row and answer for it, and bring no file
     */
    record Bench(Connection connection, long entry, OffsetDateTime at, Actor bringer, boolean isSingle) {}

    private final ImportKind<F> kind;
    private final Bench bench;
    private final Listener listener;
    private long rows;
    private long accepted;
    private long completed;
    private long known;
    private long flagged;
    private long refused;

    CsvImport(ImportKind<F> kind, Bench bench, Listener listener) {
        this.kind = kind;
        this.bench = bench;
        this.listener = listener;
    }

    ImportReport run(CsvFile file) throws SQLException, CsvFile.MalformedFile {
        try (ChunksAhead<F> chunks = new ChunksAhead<>(file, this::checked)) {
            for (Chunk<F> chunk = chunks.next(); !chunk.rows().isEmpty(); chunk = chunks.next()) {
                take(chunk);
                listener.reached(rows);
            }
        }
        return report();
    }

    /** Takes one row by itself; what is said about it stands on the row. */
    ImportReport run(ImportRow row) throws SQLException {
        take(Chunk.of(List.of(row), this::checked));
        return report();
    }

    private ImportReport report() {
        return new ImportReport(kind.name(), rows, accepted, completed, known, flagged, refused, true);
    }

    /**
     * The fact of a row, checked as far as that needs no register; runs ahead on another thread. A row that calls an institution
     * by its organisation's code is read when that has been looked up.
     */
    private Optional<Candidate<F>> checked(ImportRow row) {
        if (!row.organisations().isEmpty()) {
            return Optional.empty();
        }
        F fact = kind.broughtBy(kind.read(row), bench.bringer());
        refuseOtherLeagues(row, fact);
        kind.checkSender(fact, bench.isSingle() ? bench.bringer() : null, row);
        kind.checkNames(fact, bench.bringer(), row);
        return row.isRefused()
                ? Optional.empty()
                : Optional.of(new Candidate<>(
                        row, fact, kind.key(fact), new Known(kind.fingerprint(fact), kind.laterDates(fact))));
    }

    private void take(Chunk<F> read) throws SQLException {
        Chunk<F> chunk = Organisations.met(bench.connection(), read, this::checked);
        if (kind.isApart()) {
            takeTurn(subjects(chunk.candidates()));
        }
        sort(chunk.candidates());
        for (ImportRow row : chunk.rows()) {
            rows++;
            refused += row.isRefused() ? 1 : 0;
            flagged += !row.isRefused() && !row.flags().isEmpty() ? 1 : 0;
        }
        listener.found(findingsOf(chunk.rows()));
    }

    /** What others bring of the same subjects has come before, or comes after this transaction. */
    private void takeTurn(List<String> subjects) throws SQLException {
        OverJdbc.query(
                bench.connection(),
                "select " + side().schema() + ".take_turn($1)",
                Tuple.tuple().addArrayOfString(subjects.stream().distinct().toArray(String[]::new)));
    }

    private List<String> subjects(List<Candidate<F>> candidates) {
        return candidates.stream()
                .map(candidate -> kind.subject(candidate.fact()))
                .filter(Objects::nonNull)
                .toList();
    }

    private Side side() {
        return kind.speaksOfPersons() ? Side.PRACTITIONERS : Side.REGISTER;
    }

    private void refuseOtherLeagues(ImportRow row, F fact) {
        String league = bench.bringer().league();
        String owner = kind.league(fact);
        if (league != null && owner != null && !owner.equals(league)) {
            row.refuse(Refusal.of(RefusalCode.OTHER_LEAGUE, "不属于本盟市，应由所在盟市录入")
                    .under(kind.leagueClause())
                    .at("division", owner));
        }
    }

    /** Tells new facts from known, completed and contradicting ones, and keeps what is to be kept. */
    private void sort(List<Candidate<F>> candidates) throws SQLException {
        Map<String, Known> inRegister = kind.known(
                bench.connection(), candidates.stream().map(Candidate::fact).toList());
        Map<String, Known> seen = new TreeMap<>(inRegister);
        List<Candidate<F>> fresh = new ArrayList<>();
        List<Candidate<F>> repeated = new ArrayList<>();
        for (Candidate<F> candidate : candidates) {
            if (seen.putIfAbsent(candidate.key(), candidate.stated()) == null) {
                fresh.add(candidate);
            } else {
                repeated.add(candidate);
            }
        }
        examine(fresh);
        List<F> toStore = unrefused(fresh);
        fresh.stream()
                .filter(candidate -> candidate.row().isRefused())
                .forEach(candidate -> seen.remove(candidate.key()));
        kind.store(bench.connection(), bench.entry(), toStore);
        raise(fresh);
        accepted += toStore.size();
        compareWithKnown(repeated, seen);
    }

    /** Notes what is wrong with new facts, and of whom the bringer brings nothing (公务员法第七十六条). */
    private void examine(List<Candidate<F>> candidates) throws SQLException {
        List<String> subjects = subjects(candidates);
        Side side = side();
        Set<String> declared = subjects.isEmpty() ? Set.of() : Recusals.among(bench.connection(), side, subjects);
        for (Candidate<F> candidate : candidates) {
            String subject = kind.subject(candidate.fact());
            if (subject != null && declared.contains(subject)) {
                candidate.refuse(Recusals.refusal().at(side == Side.REGISTER ? "uscc" : "practitioner_no", subject));
            }
        }
        kind.examine(bench.connection(), candidates);
    }

    private void compareWithKnown(List<Candidate<F>> repeated, Map<String, Known> seen) throws SQLException {
        List<Candidate<F>> completing = new ArrayList<>();
        List<Candidate<F>> orphaned = new ArrayList<>();
        for (Candidate<F> candidate : repeated) {
            String key = candidate.key();
            Known before = seen.get(key);
            Known now = candidate.stated();
            if (before == null) {
                orphaned.add(candidate);
            } else if (!before.fingerprint().equals(now.fingerprint()) || contradict(before, now)) {
                candidate.refuse(conflict(key));
            } else if (adds(before, now)) {
                seen.put(key, merged(before, now));
                completing.add(candidate);
            } else {
                known++;
            }
        }
        examine(completing);
        List<F> toComplete = unrefused(completing);
        kind.complete(bench.connection(), bench.entry(), toComplete);
        raise(completing);
        completed += toComplete.size();
        if (!orphaned.isEmpty()) {
            sort(orphaned);
        }
    }

    private void raise(List<Candidate<F>> examined) throws SQLException {
        RaisedDoubts.keep(
                bench.connection(),
                kind,
                examined.stream()
                        .filter(candidate -> !candidate.row().isRefused())
                        .toList(),
                bench.bringer().league(),
                bench.at());
    }

    private Refusal conflict(String key) {
        return Refusal.of(RefusalCode.CONFLICTING_DUPLICATE, "同一编号已有内容不同的信息；更正须由产生单位另行作出")
                .under(Clause.of(Provision.A15_ITEM_1))
                .at(kind.columns().getFirst(), key);
    }

    private static boolean contradict(Known before, Known now) {
        return anyDate(before, now, (had, has) -> had != null && has != null && !had.equals(has));
    }

    private static boolean adds(Known before, Known now) {
        return anyDate(before, now, (had, has) -> had == null && has != null);
    }

    private static boolean anyDate(Known before, Known now, BiPredicate<@Nullable LocalDate, @Nullable LocalDate> is) {
        return IntStream.range(0, now.laterDates().size())
                .anyMatch(index ->
                        is.test(before.laterDates().get(index), now.laterDates().get(index)));
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
        return chunk.stream()
                .flatMap(row -> row.isRefused()
                        ? row.refusals().stream().map(refusal -> finding(Severity.REFUSED, row, refusal))
                        : row.flags().stream().map(doubt -> finding(Severity.FLAGGED, row, doubt)))
                .toList();
    }

    private Finding finding(Severity severity, ImportRow row, Refusal refusal) {
        return Finding.of(severity, row.line(), refusal, kind.personalColumns());
    }
}
