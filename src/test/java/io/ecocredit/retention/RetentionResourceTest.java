package io.ecocredit.retention;

import static io.ecocredit.fixtures.RegionYear.deliver;
import static io.ecocredit.fixtures.RegionYear.deliverValid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.regulation.disclosure.KindOfData;
import io.ecocredit.regulation.disclosure.RetentionSchedule;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.retention.RetentionService.Line;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the rules of retention end, and what they leave, as the years go by. */
@QuarkusTest
@Cites(Article.A36)
class RetentionResourceTest {

    private static final String PEOPLE = """
            practitioner_no,identity_number,name,employer_uscc,division
            Q-QUIET,H00000001,甲某,,150200
            Q-MENDED,H00000002,乙某,,150200
            Q-DISHONEST,H00000003,丙某,,150200
            Q-LATELY,H00000004,丁某,,150200
            """;

    private static final String RECORDS =
            "record_no,practitioner_no,employer_uscc,indicator,occurred_on,produced_on,division,authority,document_no,"
                    + "client_name,summary\n";

    @Inject
    RetentionSchedule schedule;

    @Inject
    @All
    List<Expiry> expiries;

    @Inject
    Clock clock;

    @BeforeEach
    void bringPeopleAndTheirRecords() {
        assertThat(deliver("practitioners", PEOPLE).getLong("result.refused")).isZero();
        deliver(
                "practitioner_records",
                RECORDS
                        + record("Q-1", "Q-MENDED", "2024-04-01", "包头市生态环境局")
                        + record("Q-2", "Q-MENDED", "2024-05-01", "鄂尔多斯市生态环境局")
                        + record("Q-3", "Q-DISHONEST", "2024-04-01", "包头市生态环境局")
                        + record("Q-4", "Q-DISHONEST", "2024-05-01", "鄂尔多斯市生态环境局"));
        deliver("rectifications", "record_no,confirmed_on,authority\nQ-2,2024-09-01,鄂尔多斯市生态环境局\n");
    }

    @AfterEach
    void takeEverybodyAway() throws SQLException {
        change("delete from practitioners.rectifications");
        change("delete from practitioners.access");
        change("delete from practitioners.records");
        change("delete from practitioners.practitioners");
    }

    private static String record(String number, String person, String producedOn, String authority) {
        return "%s,%s,,2-03,2024-03-01,%s,150200,%s,,某单位,某事\n".formatted(number, person, producedOn, authority);
    }

    @Test
    void nobody_is_forgotten_before_five_years() throws SQLException {
        assertThat(due(after(5, -2), KindOfData.PRACTITIONER_IDENTITY)).isZero();
    }

    @Test
    void who_has_had_no_record_for_five_years_and_no_running_result_is_erased_but_for_number_and_records()
            throws SQLException {
        deliver("practitioner_records", RECORDS + record("Q-5", "Q-LATELY", clockDay(4), "包头市生态环境局"));

        assertThat(due(after(5, 2), KindOfData.PRACTITIONER_IDENTITY)).isEqualTo(2);
        assertThat(erased()).isEmpty();
        assertThat(applied(after(5, 2), KindOfData.PRACTITIONER_IDENTITY)).isEqualTo(2);

        assertThat(erased()).containsExactly("Q-MENDED", "Q-QUIET");
        assertThat(ask("select record_no from practitioners.records where practitioner_no = 'Q-MENDED' order by 1"))
                .containsExactly("Q-1", "Q-2");
        assertThat(ask("select practitioner_no from practitioners.practitioners where num_nulls(identity_encrypted,"
                        + " identity_index, name_encrypted, fingerprint) = 4 order by 1"))
                .containsExactly("Q-MENDED", "Q-QUIET");
        assertThat(applied(after(5, 2), KindOfData.PRACTITIONER_IDENTITY)).isZero();
    }

    @Test
    void a_file_that_comes_again_brings_nothing_of_an_erased_person_back() throws SQLException {
        applied(after(5, 2), KindOfData.PRACTITIONER_IDENTITY);
        List<String> erased = erased();

        assertThat(deliver("practitioners", PEOPLE).getLong("result.known")).isEqualTo(4);
        assertThat(erased()).isEqualTo(erased).isNotEmpty();
        assertThat(deliver("practitioner_records", RECORDS + record("Q-6", "Q-QUIET", "2024-06-01", "包头市生态环境局"))
                        .getLong("result.accepted"))
                .isEqualTo(1);
    }

    @Test
    void findings_and_jobs_go_a_year_after_the_job_has_ended_and_a_running_one_stays() throws SQLException {
        deliverValid("practitioners", PEOPLE + "Q-BAD,?,某某,,150200\n");
        change("insert into register.jobs (job_id, kind, state, started_by, created_at, heartbeat_at)"
                + " values (gen_random_uuid(), 'import records', 'FAILED', 'test', now(), now())");
        long findings = number("select count(*) from register.import_findings");
        long finished = number("select count(*) from register.jobs where finished_at is not null");

        assertThat(due(after(1, -2), KindOfData.IMPORT_FINDINGS)).isZero();
        assertThat(due(after(1, -2), KindOfData.FINISHED_JOBS)).isZero();
        List<Line> applied = after(1, 2).apply();

        assertThat(of(applied, KindOfData.IMPORT_FINDINGS)).isEqualTo(findings).isPositive();
        assertThat(of(applied, KindOfData.FINISHED_JOBS)).isEqualTo(finished).isPositive();
        assertThat(number("select count(*) from register.import_findings")).isZero();
        assertThat(number("select count(*) from register.jobs")).isEqualTo(1);
        change("delete from register.jobs");
    }

    @Test
    void answers_to_requests_go_after_seven_days_on_both_sides() throws SQLException {
        for (String schema : List.of("register", "practitioners")) {
            for (int days : List.of(6, 9)) {
                change(("insert into %s.idempotency_keys select 'c', 'o', 't', '%d', 'd', 'd', 201, null, null, '{}',"
                                + " now() - make_interval(days => %d)")
                        .formatted(schema, days, days));
            }
        }

        assertThat(due(after(0, 0), KindOfData.ANSWERED_REQUESTS)).isEqualTo(2);
        assertThat(applied(after(0, 0), KindOfData.ANSWERED_REQUESTS)).isEqualTo(2);

        assertThat(ask("select key from register.idempotency_keys")).containsExactly("6");
        assertThat(ask("select key from practitioners.idempotency_keys")).containsExactly("6");
        assertThat(applied(after(0, 9), KindOfData.ANSWERED_REQUESTS)).isEqualTo(2);
    }

    @Test
    void the_audit_trail_and_published_results_are_listed_and_never_touched_by_order() throws SQLException {
        assertThat(after(90, 0).apply())
                .filteredOn(line -> line.due() == null)
                .extracting(line -> line.rule().kind())
                .containsExactly(KindOfData.AUDIT_TRAIL, KindOfData.PUBLISHED_ADVERSE_RESULTS);
    }

    @Test
    void a_rule_that_nobody_can_carry_out_stops_the_program() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new RetentionService(schedule, List.of(), new LegalClock(clock)));
    }

    private RetentionService after(int years, int days) {
        return new RetentionService(
                schedule,
                expiries,
                new LegalClock(Clock.fixed(
                        clock.instant()
                                .atOffset(ZoneOffset.UTC)
                                .plusYears(years)
                                .plus(Duration.ofDays(days))
                                .toInstant(),
                        clock.getZone())));
    }

    private String clockDay(int yearsAhead) {
        return LocalDate.now(clock).plusYears(yearsAhead).toString();
    }

    private static long due(RetentionService service, KindOfData kind) throws SQLException {
        return of(service.due(), kind);
    }

    private static long applied(RetentionService service, KindOfData kind) throws SQLException {
        return of(service.apply(), kind);
    }

    private static long of(List<Line> lines, KindOfData kind) {
        return lines.stream()
                .filter(line -> line.rule().kind() == kind)
                .mapToLong(line -> line.due() == null ? -1 : line.due())
                .sum();
    }

    private static List<String> erased() throws SQLException {
        return ask("select practitioner_no from practitioners.practitioners where erased_on is not null order by 1");
    }

    private static long number(String sql) throws SQLException {
        return Long.parseLong(ask(sql).getFirst());
    }

    private static List<String> ask(String sql) throws SQLException {
        List<String> answers = new ArrayList<>();
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
        }
        return answers;
    }

    private static void change(String sql) throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
