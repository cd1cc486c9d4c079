package io.ecocredit.records;

import io.ecocredit.imports.ImportKind.Candidate;
import io.ecocredit.imports.ImportRow;
import io.ecocredit.imports.RowBatch;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.sql.OverJdbc;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.records.RecordBearings.Weighed;
import io.ecocredit.records.WarningsImport.Past;
import io.ecocredit.records.WarningsImport.Row;
import io.ecocredit.regulation.record.CreditRecord;
import io.ecocredit.regulation.repair.PastFacts;
import io.ecocredit.regulation.repair.PastYear;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.time.EvaluationYear;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether warnings that a file tells of were served, without which nobody was warned and nothing is spared (A25, I-30): by whom,
 * when and how, or by the notice of the import itself, from whose day on they run. History of a year before this register has
 * neither.
 */
@Singleton
@Cites(value = Article.A25, settles = Interpretation.I_30)
class WarningServices {

    private static final String BY_NOTICE = "站内送达，随文件导入告知";

    private static final String KEPT =
            "select record_no as key, served_on from register.warnings where record_no = any(?)";

    private static final String PAST_YEAR = "select * from register.year_in_use($1)";
    private static final Rows<PastYear> YEARS = Rows.of(PastYear.class);

    private final Divisions divisions;
    private final LegalClock clock;

    WarningServices(Divisions divisions, LegalClock clock) {
        this.divisions = divisions;
        this.clock = clock;
    }

    /** No league speaks in the name of another's bureau. */
    void requireOwn(Actor bringer, @Nullable WarningService service, ImportRow row) {
        row.ownBureau(divisions, bringer, service == null ? null : service.authority());
    }

    /** @param servedOn null for one of history */
    record KeptWarning(@Nullable LocalDate servedOn) {}

    /** The warnings that there are on some records. */
    Map<String, KeptWarning> kept(Connection connection, Collection<String> numbers) throws SQLException {
        return RowBatch.byKey(
                connection, KEPT, numbers, row -> new KeptWarning(row.getObject("served_on", LocalDate.class)));
    }

    /** How a warning is kept as served; empty for one of history. */
    Optional<WarningService> of(Row fact) {
        return fact.isServedByNotice()
                ? Optional.of(new WarningService("", clock.today(), BY_NOTICE))
                : Optional.ofNullable(fact.service());
    }

    /**
     * Notes why a row does not tell of a warning that was served; of one that is refused already nothing more is said.
     *
     * @param kept the warning that the row completes; null where it is new
     * @param pastYears of which whoever brings the file tells the history
     */
    void examine(Candidate<Row> candidate, Weighed warned, @Nullable KeptWarning kept, Set<EvaluationYear> pastYears) {
        Row fact = candidate.fact();
        if (candidate.row().isRefused()) {
            return;
        }
        if (kept == null && fact.service() != null) {
            stated(candidate, warned, fact.service());
        } else if (kept == null && fact.isServedByNotice()) {
            byNotice(candidate);
        } else if (kept != null && kept.servedOn() != null) {
            inOrder(candidate, "served_on", kept.servedOn(), "rectified_on", fact.rectifiedOn());
        } else if (fact.rectifiedOn() != null && !isHistory(fact, warned, pastYears)) {
            candidate.refuse(PastFacts.ofUnserved());
        }
    }

    private void stated(Candidate<Row> candidate, Weighed warned, WarningService service) {
        Row fact = candidate.fact();
        CreditRecord record = warned.fact();
        inOrder(candidate, "issued_on", fact.issuedOn(), "served_on", service.servedOn());
        inOrder(candidate, "served_on", service.servedOn(), "limit_on", fact.limitOn());
        inOrder(candidate, "served_on", service.servedOn(), "rectified_on", fact.rectifiedOn());
        PastFacts.ofDay("served_on", service.servedOn(), clock.today()).ifPresent(candidate::refuse);
        PastFacts.ofIssuer(
                        service.authority(),
                        record.authority(),
                        divisions.bureauOf(divisions.leagueOf(warned.division())))
                .ifPresent(candidate::refuse);
    }

    private static void inOrder(
            Candidate<Row> candidate, String from, LocalDate earlier, String field, @Nullable LocalDate later) {
        candidate.row().inOrder(from, earlier, field, later, PastFacts.warned());
    }

    private void byNotice(Candidate<Row> candidate) {
        Row fact = candidate.fact();
        if (fact.rectifiedOn() != null) {
            candidate.refuse(PastFacts.ofUnserved());
        } else if (!fact.limitOn().isAfter(clock.today())) {
            candidate.refuse(PastFacts.ofLimitBeforeNotice(fact.limitOn(), clock.today()));
        }
    }

    /**
     * Whether a row tells the history of a year before this register, which knows no service (I-30): one that a second officer of
     * the region has marked so, unless nothing here can rest on it yet; and no year that the record weighs on goes through the
     * procedure here. Whoever runs the service has brought in what there was before it.
     */
    private static boolean isHistory(Row fact, Weighed warned, Set<EvaluationYear> pastYears) {
        boolean past = fact.past() == Past.OPERATORS
                || (fact.past() == Past.REGIONS
                        && pastYears.contains(warned.bearing().year()));
        return past
                && warned.years().stream()
                        .noneMatch(each ->
                                warned.bearing().isOn(each) && each.filing().due() != null);
    }

    /** The years of some records whose history whoever acts may tell. */
    Set<EvaluationYear> pastYears(Connection connection, Collection<Weighed> warned) throws SQLException {
        Set<EvaluationYear> years = new HashSet<>();
        for (EvaluationYear year :
                warned.stream().map(each -> each.bearing().year()).collect(Collectors.toCollection(TreeSet::new))) {
            PastYear seen = YEARS.one(OverJdbc.query(connection, PAST_YEAR, Tuple.of(year.value())));
            if (seen.letsIn(clock.today())) {
                years.add(year);
            }
        }
        return years;
    }
}
