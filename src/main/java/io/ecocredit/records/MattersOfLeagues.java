package io.ecocredit.records;

import io.ecocredit.imports.ImportKind.Candidate;
import io.ecocredit.platform.sql.OverJdbc;
import io.ecocredit.records.WarnedConducts.Leagues;
import io.ecocredit.regulation.record.MatterOfLeagues;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Marks what is entered of a matter that another league has a record of, for both to look at (A15.1, I-10). */
@Singleton
class MattersOfLeagues {

    private static final String KNOWN =
            "select record_no, uscc, indicator, document, authority, league from register.matters_of($1, $2)";

    private static final String QUASHED = "select record_no, uscc, indicator, document, authority"
            + " from register.quashed_matters($1, $2) where not access.reaches_all()";

    private final Divisions divisions;

    MattersOfLeagues(Divisions divisions) {
        this.divisions = divisions;
    }

    /** A record of a matter, and whose it is. */
    private record Entered(String number, String league) {}

    /** Marks new records; those that the register has already are not looked at again. Blocks. */
    void flag(Connection connection, List<Candidate<RecordRow>> candidates, Leagues leagues) throws SQLException {
        List<MatterOfLeagues> asked = candidates.stream()
                .map(MattersOfLeagues::matter)
                .flatMap(Optional::stream)
                .toList();
        if (asked.isEmpty()) {
            return;
        }
        Map<MatterOfLeagues, List<Entered>> entered = new HashMap<>();
        Set<String> known = new HashSet<>();
        for (Row row : OverJdbc.query(connection, KNOWN, keys(asked))) {
            known.add(row.getString("record_no"));
            entered.computeIfAbsent(matter(row), first -> new ArrayList<>())
                    .add(new Entered(row.getString("record_no"), row.getString("league")));
        }
        Map<MatterOfLeagues, String> quashed = new HashMap<>();
        for (Row row : OverJdbc.query(connection, QUASHED, keys(asked))) {
            quashed.put(matter(row), row.getString("record_no"));
        }
        for (Candidate<RecordRow> candidate : candidates) {
            RecordRow fact = candidate.fact();
            String league = leagues.of(fact);
            Optional<MatterOfLeagues> matter = matter(candidate);
            matter.map(quashed::get)
                    .filter(record -> !record.equals(fact.number()))
                    .ifPresent(record ->
                            candidate.refuse(MatterOfLeagues.quashed(record).at("document_no", fact.documentNumber())));
            if (league == null
                    || matter.isEmpty()
                    || known.contains(fact.number())
                    || candidate.row().isRefused()) {
                continue;
            }
            List<Entered> same = entered.computeIfAbsent(matter.get(), first -> new ArrayList<>());
            same.stream()
                    .filter(each -> !each.league().equals(league))
                    .findFirst()
                    .ifPresent(other -> mark(candidate, other));
            same.add(new Entered(fact.number(), league));
        }
    }

    /** A record of the matter that another league has, with the doubt that it leaves. */
    record Other(String league, Refusal doubt) {}

    /** The first of each other league's records of a matter that is not struck out. */
    Uni<List<Other>> others(SqlConnection connection, MatterOfLeagues matter, String league) {
        return connection
                .preparedQuery(KNOWN)
                .execute(keys(List.of(matter)))
                .map(rows -> rows.stream()
                        .filter(row -> matter(row).equals(matter) && !league.equals(row.getString("league")))
                        .collect(Collectors.toMap(
                                row -> row.getString("league"), row -> row.getString("record_no"), (one, next) -> one))
                        .entrySet()
                        .stream()
                        .map(other ->
                                new Other(other.getKey(), doubt(other.getKey(), other.getValue(), matter.document())))
                        .toList());
    }

    private Refusal doubt(String league, String record, @Nullable String document) {
        return MatterOfLeagues.doubt(divisions.bureauOf(divisions.leagueOf(league)), record)
                .at("document_no", document);
    }

    private void mark(Candidate<RecordRow> candidate, Entered other) {
        RecordRow fact = candidate.fact();
        if (fact.earlyWarning() != null) {
            candidate.refuse(MatterOfLeagues.toBeSettled().at("early_warning", fact.earlyWarning()));
            return;
        }
        candidate.row().flagFor(doubt(other.league(), other.number(), fact.documentNumber()), other.league());
    }

    private static Optional<MatterOfLeagues> matter(Candidate<RecordRow> candidate) {
        RecordRow fact = candidate.fact();
        return MatterOfLeagues.of(fact.uscc(), fact.indicator(), fact.documentNumber(), fact.authority());
    }

    private static MatterOfLeagues matter(Row row) {
        return new MatterOfLeagues(
                row.getString("uscc"),
                row.getString("indicator"),
                row.getString("document"),
                row.getString("authority"));
    }

    private static Tuple keys(List<MatterOfLeagues> asked) {
        return Tuple.tuple()
                .addArrayOfString(asked.stream().map(MatterOfLeagues::uscc).toArray(String[]::new))
                .addArrayOfString(asked.stream().map(MatterOfLeagues::document).toArray(String[]::new));
    }
}
