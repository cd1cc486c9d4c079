package io.ecocredit.records;

import io.ecocredit.imports.ImportKind.Candidate;
import io.ecocredit.platform.sql.OverJdbc;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.record.Category;
import io.ecocredit.regulation.record.ClientOutcome;
import io.ecocredit.regulation.record.WarnedConduct;
import io.ecocredit.regulation.repair.EarlyWarningRules;
import io.ecocredit.regulation.repair.EarlyWarningRules.Following;
import io.ecocredit.regulation.repair.EarlyWarningRules.Issued;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Binds records to the warnings of their conduct that were given before there was a record (A24), and has a person look at those
 * that may follow one: whether two findings are of one conduct is never guessed.
 */
@Singleton
@Cites(provisions = Provision.A24_PARAGRAPH_2, settles = Interpretation.I_21)
public class WarnedConducts {

    private static final String RECORD = """
            select r.record_no, access.league_of(r.division) as league, r.category, r.indicator, r.occurred_on, r.produced_on,
                r.client_outcome, r.client_points
            from register.current_records r where r.record_no = any($1)
            """;

    private static final String WARNINGS = """
            select w.warning_no, w.league, w.indicator, w.found_on, w.issued_on,
                register.follower_of(w.warning_no) as follower,
                register.knew_before(w.warning_no, r.record_no) as late,
                register.has_decided_of_what_was_before(w.warning_no, r.record_no) as after_own_decision
            from register.records r
                join register.early_warnings w
                    on w.uscc = r.uscc or w.uscc = any ((register.absorbed_codes(r.uscc))::text[])
            where r.record_no = $1 order by w.warning_no
            """;

    private static final String BIND = "select register.bind_to_warning($1, $2, $3)";

    /** The turn that the services take as they do something about a warning. */
    private static final String TURN = "select pg_advisory_xact_lock(hashtextextended($1, 2024021))";

    private static final String TO_FOLLOW = """
            select uscc, warning_no, league, indicator, found_on, issued_on, null::text as follower, false as late
            from register.warnings_to_follow($1)
            """;

    private static final String BEFORE = """
            select record_no, warning_no, league, indicator, found_on, issued_on, null::text as follower, late, settled
            from register.warnings_before($1)
            """;

    private final Catalogue catalogue;

    WarnedConducts(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** @throws RefusalException with the clause when the record cannot be bound to the warning */
    public Uni<Void> requireBindable(SqlConnection connection, String warning, String record) {
        return connection
                .preparedQuery(RECORD)
                .execute(texts(List.of(record)))
                .flatMap(found -> connection
                        .preparedQuery(WARNINGS)
                        .execute(Tuple.of(record))
                        .invoke(warnings -> require(warning, found.iterator().next(), warnings, "recordNo", record)))
                .replaceWithVoid();
    }

    /** Binds a record that can be bound, under the number of an entry. */
    public Uni<Void> bind(SqlConnection connection, String warning, String record, long entry) {
        return Statements.run(connection, BIND, Tuple.of(warning, record, entry));
    }

    /** Binds a record as it is entered; {@link RefusalException} as {@link #requireBindable}. Blocks. */
    void bindEntered(Connection connection, String warning, String record, long entry) throws SQLException {
        OverJdbc.query(connection, TURN, Tuple.of("early warning " + warning));
        List<Row> found = OverJdbc.query(connection, RECORD, texts(List.of(record)));
        List<Row> warnings = OverJdbc.query(connection, WARNINGS, Tuple.of(record));
        require(warning, found.getFirst(), warnings, "earlyWarning", warning);
        OverJdbc.query(connection, BIND, Tuple.of(warning, record, entry));
    }

    private void require(String warning, Row record, Iterable<Row> warnings, String field, String value) {
        List<Issued> all = issued(warnings);
        Issued to = all.stream()
                .filter(each -> each.conduct().warning().equals(warning))
                .findFirst()
                .orElseThrow(() -> Refusal.of(RefusalCode.WARNING_NOT_POSSIBLE, "该机构没有编号" + warning + "的先行预警")
                        .under(Clause.of(Provision.A24_PARAGRAPH_2))
                        .at(field, value)
                        .asException());
        boolean afterOwnDecision = StreamSupport.stream(warnings.spliterator(), false)
                .anyMatch(row -> row.getString("warning_no").equals(warning) && row.getBoolean("after_own_decision"));
        Refusal.requireNone(EarlyWarningRules.ofBinding(to, following(record), all)
                .or(() -> EarlyWarningRules.ofWhoBinds(afterOwnDecision))
                .map(refusal -> refusal.at(field, value)));
    }

    private Following following(Row record) {
        Category category = Category.valueOf(record.getString("category"));
        String indicator = record.getString("indicator");
        return new Following(
                record.getString("league"),
                category,
                indicator,
                record.getLocalDate("occurred_on"),
                record.getLocalDate("produced_on"),
                catalogue.terms(
                        category,
                        indicator,
                        ClientOutcome.of(record.getString("client_outcome"), record.getBigDecimal("client_points"))));
    }

    private static List<Issued> issued(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(WarnedConducts::issued)
                .toList();
    }

    private static Issued issued(Row row) {
        return new Issued(
                new WarnedConduct(
                        row.getString("warning_no"), row.getString("indicator"), row.getLocalDate("found_on")),
                row.getString("league"),
                row.getLocalDate("issued_on"),
                row.getString("follower"),
                row.getBoolean("late"));
    }

    /** Marks what may follow a warning and is bound to none, for a person to look at. Blocks. */
    void flag(Connection connection, List<Candidate<RecordRow>> candidates, Leagues leagues) throws SQLException {
        Map<String, List<Issued>> warnings = toFollow(
                connection,
                candidates.stream().map(each -> each.fact().uscc()).distinct().toList());
        for (Candidate<RecordRow> candidate : candidates) {
            RecordRow fact = candidate.fact();
            doubts(fact, leagues.of(fact), warnings.getOrDefault(fact.uscc(), List.of()))
                    .forEach(candidate.row()::flag);
        }
    }

    /** What is doubtful in what a record is amended to say, unless it says nothing new of what a person has settled. */
    Uni<List<Refusal>> doubts(SqlConnection connection, RecordView record, RecordRow says, @Nullable String league) {
        boolean same = Objects.equals(record.indicator(), says.indicator())
                && Objects.equals(record.occurredOn(), says.occurredOn())
                && Objects.equals(record.producedOn(), says.producedOn());
        return connection
                .preparedQuery(BEFORE)
                .execute(texts(List.of(record.recordNo())))
                .map(warnings -> doubts(says, league, issued(unsettled(warnings, !same))));
    }

    /** Those of the records that may be of conduct that was warned of before, as long as no person has said that they are not. Blocks. */
    Set<String> mayFollow(Connection connection, Collection<String> records) throws SQLException {
        return mayFollow(
                OverJdbc.query(connection, RECORD, texts(records)), OverJdbc.query(connection, BEFORE, texts(records)));
    }

    /** Whether a record may be of conduct that was warned of before, and no person has said that it is not. */
    public Uni<Boolean> mayFollow(SqlConnection connection, String record) {
        return connection
                .preparedQuery(RECORD)
                .execute(texts(List.of(record)))
                .flatMap(found -> connection
                        .preparedQuery(BEFORE)
                        .execute(texts(List.of(record)))
                        .map(warnings -> !mayFollow(found, warnings).isEmpty()));
    }

    private Set<String> mayFollow(Iterable<Row> records, Iterable<Row> warnings) {
        Map<String, List<Row>> ofRecord =
                unsettled(warnings, false).stream().collect(Collectors.groupingBy(row -> row.getString("record_no")));
        return StreamSupport.stream(records.spliterator(), false)
                .filter(row -> row.getString("league") != null)
                .filter(row -> issued(ofRecord.getOrDefault(row.getString("record_no"), List.of())).stream()
                        .anyMatch(following(row)::mayFollow))
                .map(row -> row.getString("record_no"))
                .collect(Collectors.toSet());
    }

    private static List<Row> unsettled(Iterable<Row> warnings, boolean all) {
        return StreamSupport.stream(warnings.spliterator(), false)
                .filter(row -> all || !row.getBoolean("settled"))
                .toList();
    }

    /** Which league answers for a record; none for one of the region's own. */
    interface Leagues {
        @Nullable
        String of(RecordRow fact);
    }

    private List<Refusal> doubts(RecordRow fact, @Nullable String league, List<Issued> warnings) {
        Category category = fact.category();
        if (fact.earlyWarning() != null || league == null || category == null || warnings.isEmpty()) {
            return List.of();
        }
        Following record = new Following(
                league,
                category,
                fact.indicator(),
                fact.occurredOn(),
                fact.producedOn(),
                catalogue.terms(category, fact.indicator(), null));
        return warnings.stream()
                .filter(record::mayFollow)
                .map(warning -> doubt(fact, warning))
                .toList();
    }

    private static Refusal doubt(RecordRow fact, Issued warning) {
        return Refusal.of(
                        RefusalCode.MAY_FOLLOW_WARNING,
                        "同一指标的行为已于" + warning.issuedOn() + "预警（"
                                + warning.conduct().warning() + "）：是同一行为的，应关联该预警；不是的，写明理由")
                .under(Clause.of(Provision.A24_PARAGRAPH_2))
                .at("indicator", fact.indicator());
    }

    private static Tuple texts(Collection<String> texts) {
        return Tuple.tuple().addArrayOfString(texts.toArray(String[]::new));
    }

    private static Map<String, List<Issued>> toFollow(Connection connection, Collection<String> usccs)
            throws SQLException {
        return OverJdbc.query(connection, TO_FOLLOW, texts(usccs)).stream()
                .collect(Collectors.groupingBy(
                        row -> row.getString("uscc"), Collectors.mapping(WarnedConducts::issued, Collectors.toList())));
    }
}
