package io.ecocredit.records;

import io.ecocredit.imports.Fingerprint;
import io.ecocredit.imports.ImportKind;
import io.ecocredit.imports.ImportRow;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.records.RectificationTarget.Rectification;
import io.ecocredit.records.RectificationTarget.Target;
import io.ecocredit.regulation.repair.PastFacts;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.SameText;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Confirmed rectifications, of institutions' and practitioners' records alike: what happened before any result that rests on the
 * record was shown or told (I-30).
 */
@Singleton
@Cites(value = Article.A22, settles = Interpretation.I_30)
final class RectificationsImport extends ImportKind<RectificationsImport.Row> {

    record Row(String recordNumber, LocalDate confirmedOn, String authority) {}

    private final List<RectificationTarget> targets;
    private final Divisions divisions;
    private final LegalClock clock;

    RectificationsImport(@All List<RectificationTarget> targets, Divisions divisions, LegalClock clock) {
        super("rectifications", "record_no,confirmed_on,authority");
        this.targets = targets;
        this.divisions = divisions;
        this.clock = clock;
    }

    @Override
    public boolean speaksOfPersons() {
        return true;
    }

    /** None but the record tells of whom it is, and so who stands aside ({@link StandingAside}). */
    @Override
    public @Nullable String subject(Row fact) {
        return null;
    }

    @Override
    public Row read(ImportRow row) {
        return new Row(row.required("record_no"), row.requiredDate("confirmed_on"), row.required("authority"));
    }

    @Override
    public void checkNames(Row fact, Actor bringer, ImportRow row) {
        row.ownBureau(divisions, bringer, fact.authority());
    }

    @Override
    public String key(Row fact) {
        return fact.recordNumber();
    }

    @Override
    public String fingerprint(Row fact) {
        return Fingerprint.of(fact.recordNumber(), fact.confirmedOn(), SameText.folded(fact.authority()));
    }

    @Override
    public Map<String, Known> known(Connection connection, Collection<Row> facts) throws SQLException {
        List<String> numbers = facts.stream().map(Row::recordNumber).toList();
        Map<String, Known> known = new HashMap<>();
        for (RectificationTarget target : targets) {
            target.known(connection, numbers).forEach((number, kept) -> known.put(number, Known.of(fingerprint(kept))));
        }
        return known;
    }

    @Override
    public void examine(Connection connection, List<Candidate<Row>> candidates) throws SQLException {
        List<String> numbers = candidates.stream().map(Candidate::key).toList();
        Map<String, Target> found = new HashMap<>();
        for (RectificationTarget target : targets) {
            found.putAll(target.find(connection, numbers));
        }
        for (Candidate<Row> candidate : candidates) {
            Target target = found.get(candidate.key());
            if (target == null) {
                candidate.refuse(Refusal.of(RefusalCode.UNKNOWN_RECORD, "没有这一编号的信用信息")
                        .under(Clause.of(Article.A22))
                        .at("record_no", candidate.key()));
            } else {
                examine(candidate, target);
            }
        }
    }

    private void examine(Candidate<Row> candidate, Target target) {
        Row fact = candidate.fact();
        candidate.row().inOrder("produced_on", target.producedOn(), "confirmed_on", fact.confirmedOn());
        Stream.of(PastFacts.ofDay("confirmed_on", fact.confirmedOn(), clock.today()), ofAuthority(fact, target))
                .flatMap(Optional::stream)
                .forEach(candidate::refuse);
        target.obstacles().forEach(each -> candidate.refuse(each.at("record_no", fact.recordNumber())));
    }

    private Optional<Refusal> ofAuthority(Row fact, Target target) {
        return target.leading() == null
                ? PastFacts.ofAuthority(
                        fact.authority(), target.authority(), divisions.bureauOf(divisions.leagueOf(target.division())))
                : PastFacts.ofLead(fact.authority(), divisions.bureauOf(target.leading()));
    }

    @Override
    public void store(Connection connection, long entry, List<Row> facts) throws SQLException {
        List<String> numbers = facts.stream().map(Row::recordNumber).toList();
        for (RectificationTarget target : targets) {
            Map<String, Target> own = target.find(connection, numbers);
            target.store(
                    connection,
                    entry,
                    facts.stream()
                            .filter(fact -> own.containsKey(fact.recordNumber()))
                            .map(fact -> new Rectification(
                                    fact.recordNumber(), fact.confirmedOn(), fact.authority(), fingerprint(fact)))
                            .toList());
        }
    }
}
