package io.ecocredit.records;

import io.ecocredit.imports.RowBatch;
import io.ecocredit.records.RecordBearings.Weighed;
import io.ecocredit.regulation.record.CreditRecord;
import io.ecocredit.regulation.record.MatterOfLeagues;
import io.ecocredit.regulation.repair.YearOfSubject;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Refusal;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rectifications of institutions' records: told by who answers for the record, or by the league that leads its result (A22). */
@Singleton
@Cites(Article.A22)
final class InstitutionRectifications extends RectificationTarget {

    private static final String CONFIRMABLE = """
            select record_no as key, case when not register.answers_for(record_no) then access.league() end as leading,
                access.league() is not null and register.is_doubted_matter(record_no) as in_doubt
            from register.records where record_no = any(?) and register.confirms_rectification_of(record_no)
            """;

    private final RecordBearings bearings;

    private final StandingAside aside;

    InstitutionRectifications(RecordBearings bearings, StandingAside aside) {
        super("register", "uscc", "RECTIFICATION");
        this.bearings = bearings;
        this.aside = aside;
    }

    /**
     * Whose rectification may be told.
     *
     * @param leading the league that tells of it without answering for the record
     * @param inDoubt whether the record may be of another league's matter
     */
    private record Confirmable(@Nullable String leading, boolean inDoubt) {}

    @Override
    protected Map<String, Target> find(Connection connection, Collection<String> recordNumbers) throws SQLException {
        Map<String, Confirmable> confirmable = RowBatch.byKey(
                connection,
                CONFIRMABLE,
                recordNumbers,
                row -> new Confirmable(row.getString("leading"), row.getBoolean("in_doubt")));
        Set<String> stoodAside = aside.amongInstitutions(connection, confirmable.keySet());
        Map<String, Weighed> all = bearings.of(connection, confirmable.keySet());
        Map<String, Target> targets = new HashMap<>();
        confirmable.forEach((number, asked) -> {
            Weighed weighed = all.get(number);
            if (weighed != null && (asked.leading() == null || leads(asked.leading(), weighed))) {
                targets.put(
                        number,
                        target(weighed, asked.leading(), obstacles(weighed, asked, stoodAside.contains(number))));
            }
        });
        return targets;
    }

    private static List<Refusal> obstacles(Weighed weighed, Confirmable asked, boolean stoodAside) {
        return Stream.of(
                        weighed.closed(),
                        stoodAside ? Optional.of(StandingAside.refusal()) : Optional.<Refusal>empty(),
                        asked.inDoubt() ? Optional.of(MatterOfLeagues.toBeSettled()) : Optional.<Refusal>empty())
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether a league leads the result that decides how the effect of a record ends. */
    private static boolean leads(String league, Weighed weighed) {
        return weighed.furthest()
                .map(YearOfSubject::leadLeague)
                .filter(league::equals)
                .isPresent();
    }

    private static Target target(Weighed weighed, @Nullable String leading, List<Refusal> obstacles) {
        CreditRecord fact = weighed.fact();
        return new Target(fact.producedOn(), fact.authority(), weighed.division(), leading, obstacles);
    }
}
