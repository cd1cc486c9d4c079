package io.ecocredit.institutions;

import io.ecocredit.imports.Fingerprint;
import io.ecocredit.imports.ImportKind;
import io.ecocredit.imports.ImportRow;
import io.ecocredit.imports.RowBatch;
import io.ecocredit.imports.TouchedInstitutions;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.sql.OverJdbc;
import io.ecocredit.regulation.record.Exclusion;
import io.ecocredit.regulation.record.ExclusionRules;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Institutions under criminal suspicion (涉嫌犯罪); a later file may add the day on which one came back. Where a file may not tell
 * of the past, whoever is under suspicion goes out, or comes back, on the day of the file, and the day that it names is that of the suspicion or its end.
 */
@Singleton
@Cites(
        provisions = Provision.A5_ITEM_4,
        settles = {Interpretation.I_4, Interpretation.I_30})
final class ExclusionsImport extends ImportKind<ExclusionsImport.Row> {

    /** @param until first day back in; null while the suspicion lasts */
    record Row(String uscc, LocalDate from, @Nullable LocalDate until, String reason) {}

    /** @param stated day from which on a file said that the institution was out */
    private record Time(Exclusion exclusion, LocalDate stated) {
        boolean isEndedBy(Row fact) {
            return exclusion.until() == null && stated.equals(fact.from());
        }
    }

    private static final String TURNS = """
            select pg_advisory_xact_lock(hashtextextended('exclusion ' || code, 2024021))
            from (select distinct code from unnest($1::text[]) as code order by code) as asked
            """;

    private static final String OPEN = "select uscc, year from register.open_to_past_exclusions($1, $2, $3)";

    private static final String TIMES = """
            select x.uscc, x.from_on, r.until_on, coalesce(x.suspected_on, x.from_on) as stated
            from register.exclusions x left join register.exclusion_returns r using (exclusion_id)
            where x.uscc = any($1)
            """;

    private final LegalClock clock;

    ExclusionsImport(LegalClock clock) {
        super("exclusions", "uscc,from,until,reason");
        this.clock = clock;
    }

    @Override
    public @Nullable String subject(Row fact) {
        return fact.uscc();
    }

    @Override
    public Row read(ImportRow row) {
        Row fact = new Row(
                row.requiredUscc("uscc"), row.requiredDate("from"), row.optionalDate("until"), row.required("reason"));
        row.inOrder("from", fact.from(), "until", fact.until());
        return fact;
    }

    @Override
    public String key(Row fact) {
        return fact.uscc() + " " + fact.from();
    }

    /** The reason changes when a suspicion is lifted, so only the case itself tells two rows apart. */
    @Override
    public String fingerprint(Row fact) {
        return Fingerprint.of(fact.uscc(), fact.from());
    }

    @Override
    public List<@Nullable LocalDate> laterDates(Row fact) {
        return Arrays.asList(fact.until());
    }

    @Override
    public Map<String, Known> known(Connection connection, Collection<Row> facts) throws SQLException {
        return Known.byKey(connection, """
                select x.uscc || ' ' || coalesce(x.suspected_on, x.from_on) as key, x.fingerprint, coalesce(r.cleared_on, r.until_on) as until_on
                from register.exclusions x left join register.exclusion_returns r using (exclusion_id)
                where x.fingerprint = any(?)
                """, facts.stream().map(this::fingerprint));
    }

    @Override
    public void examine(Connection connection, List<Candidate<Row>> candidates) throws SQLException {
        KnownInstitutions.refuseNotOpen(connection, "uscc", candidates, Row::uscc);
        LocalDate today = clock.today();
        Map<String, List<Time>> known = times(connection, candidates);
        Set<String> open = openToThePast(
                connection, candidates.stream().map(Candidate::fact).toList());
        for (Candidate<Row> candidate : candidates) {
            Row fact = candidate.fact();
            List<Time> all = known.computeIfAbsent(fact.uscc(), first -> new ArrayList<>());
            boolean isOpen = open.contains(place(fact));
            Optional<Time> ended =
                    all.stream().filter(each -> each.isEndedBy(fact)).findFirst();
            Exclusion stated = new Exclusion(
                    ended.map(time -> time.exclusion().from()).orElse(effective(isOpen, fact.from())),
                    fact.until() == null ? null : effective(isOpen, fact.until()));
            List<Exclusion> others = all.stream()
                    .filter(each -> ended.isEmpty() || !each.equals(ended.get()))
                    .map(Time::exclusion)
                    .toList();
            Stream.of(
                            ExclusionRules.toCome("from", fact.from(), today),
                            ExclusionRules.toCome("until", fact.until(), today),
                            ended.isPresent() || isOpen || fact.until() == null
                                    ? Optional.<Refusal>empty()
                                    : ExclusionRules.past("from", fact.from(), today),
                            ExclusionRules.overlap(others, stated)
                                    .map(refusal ->
                                            refusal.at("from", fact.from().toString())))
                    .flatMap(Optional::stream)
                    .forEach(candidate::refuse);
            if (!candidate.row().isRefused()) {
                ended.ifPresent(all::remove);
                all.add(new Time(stated, fact.from()));
            }
        }
    }

    /** From when what a row says of a day holds: from that day where it may tell of the past, and otherwise from today at the earliest. */
    private LocalDate effective(boolean isOpen, LocalDate day) {
        LocalDate today = clock.today();
        return isOpen || !day.isBefore(today) ? day : today;
    }

    private static @Nullable LocalDate ifAnother(LocalDate stated, LocalDate effective) {
        return stated.equals(effective) ? null : stated;
    }

    /** Of whom a row may tell of the past, as places of an institution in a year (I-30). */
    private Set<String> openToThePast(Connection connection, List<Row> facts) throws SQLException {
        return OverJdbc.query(
                        connection,
                        OPEN,
                        Tuple.of(
                                facts.stream().map(Row::uscc).toArray(String[]::new),
                                facts.stream()
                                        .map(fact -> fact.from().getYear())
                                        .toArray(Integer[]::new),
                                clock.today()))
                .stream()
                .map(row -> row.getString("uscc") + " " + row.getInteger("year"))
                .collect(Collectors.toSet());
    }

    private static String place(Row fact) {
        return fact.uscc() + " " + fact.from().getYear();
    }

    /** When the institutions were out, as nobody changes it any more until this file is in. */
    private static Map<String, List<Time>> times(Connection connection, List<Candidate<Row>> candidates)
            throws SQLException {
        String[] usccs = candidates.stream()
                .map(candidate -> candidate.fact().uscc())
                .distinct()
                .toArray(String[]::new);
        OverJdbc.query(connection, TURNS, Tuple.tuple().addArrayOfString(usccs));
        return OverJdbc.query(connection, TIMES, Tuple.tuple().addArrayOfString(usccs)).stream()
                .collect(Collectors.groupingBy(
                        row -> row.getString("uscc"),
                        Collectors.mapping(
                                row -> new Time(
                                        new Exclusion(row.getLocalDate("from_on"), row.getLocalDate("until_on")),
                                        row.getLocalDate("stated")),
                                Collectors.toCollection(ArrayList::new))));
    }

    @Override
    public void store(Connection connection, long entry, List<Row> facts) throws SQLException {
        RowBatch batch = new RowBatch();
        Set<String> open = openToThePast(connection, facts);
        for (Row fact : facts) {
            LocalDate from = effective(open.contains(place(fact)), fact.from());
            batch.add(fact.uscc(), from, ifAnother(fact.from(), from), fact.reason(), fingerprint(fact), entry);
        }
        batch.insert(
                connection,
                "register.exclusions",
                "uscc, from_on::date, suspected_on::date, reason, fingerprint, entry_id::bigint");
        TouchedInstitutions.mark(connection, "EXCLUSION", facts, Row::uscc);
        complete(
                connection,
                entry,
                facts.stream().filter(fact -> fact.until() != null).toList());
    }

    @Override
    public void complete(Connection connection, long entry, List<Row> facts) throws SQLException {
        RowBatch batch = new RowBatch();
        Set<String> open = openToThePast(connection, facts);
        for (Row fact : facts) {
            LocalDate stated = Objects.requireNonNull(fact.until(), "what is completed has come back");
            LocalDate until = effective(open.contains(place(fact)), stated);
            batch.add(fingerprint(fact), until, ifAnother(stated, until), entry);
        }
        batch.execute(connection, """
                insert into register.exclusion_returns (exclusion_id, until_on, cleared_on, entry_id)
                select x.exclusion_id, t.until_on::date, t.cleared_on::date, t.entry::bigint
                from unnest(?, ?, ?, ?) as t (fingerprint, until_on, cleared_on, entry)
                    join register.exclusions x using (fingerprint)
                """);
        TouchedInstitutions.mark(connection, "EXCLUSION", facts, Row::uscc);
    }
}
