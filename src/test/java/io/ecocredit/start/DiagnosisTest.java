package io.ecocredit.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.platform.database.ConnectionFault;
import io.ecocredit.platform.database.NoDatabaseException.Wanted;
import io.ecocredit.start.StartFailure.CannotStart;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the program ends with, somebody is told what to do; a trace is left to what nobody foresaw. */
class DiagnosisTest {

    private static final Wanted WANTED = new Wanted("db.example/register", "owner", "THE_SETTING");

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new CannotStart(FailureKind.CLOCK, "told"), FailureKind.CLOCK),
                Arguments.of(new IOException(new CannotStart(FailureKind.KEYS, "told")), FailureKind.KEYS),
                Arguments.of(
                        new QuarkusBindException("0.0.0.0", 8080, new BindException("in use")), FailureKind.PORT_TAKEN),
                Arguments.of(new IllegalStateException(new BindException("in use")), FailureKind.PORT_TAKEN),
                Arguments.of(new AccessDeniedException("/folder"), FailureKind.FOLDER),
                Arguments.of(new UncheckedIOException(new NoSuchFileException("/folder")), FailureKind.FOLDER),
                Arguments.of(new IOException("No space left on device"), FailureKind.FOLDER),
                Arguments.of(new ConfigurationException("no such TLS configuration"), FailureKind.SETTINGS),
                Arguments.of(new IllegalArgumentException("SRCFG00039: the property x"), FailureKind.SETTINGS),
                Arguments.of(new FlywayException("Validate failed\nmore"), FailureKind.SCHEMA_FOREIGN),
                Arguments.of(
                        new IllegalStateException(new SchemaManagementException("missing table [x]")),
                        FailureKind.SCHEMA_FOREIGN),
                Arguments.of(new SQLException("told", "28P01"), FailureKind.DATABASE_PASSWORD),
                Arguments.of(new SQLException("told", "42501"), FailureKind.DATABASE_RIGHT),
                Arguments.of(new SQLException("told", "3D000"), FailureKind.DATABASE_UNKNOWN),
                Arguments.of(new CompletionException(new ConnectException("refused")), FailureKind.DATABASE_AWAY),
                Arguments.of(new IllegalStateException("a mistake"), FailureKind.UNFORESEEN),
                Arguments.of(new NullPointerException(), FailureKind.UNFORESEEN));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void a_failure_is_of_a_kind_and_told_in_a_line(Throwable failure, FailureKind kind) {
        Diagnosis found = Diagnosis.of(failure);

        assertThat(found.kind()).isEqualTo(kind);
        assertThat(found.sentences().lines()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_connection_that_fails_tells_where_and_what_to_check(ConnectionFault fault) {
        assertThat(Diagnosis.of(fault, WANTED, "the cause").sentences())
                .contains("db.example/register", "THE_SETTING", "the cause");
    }

    @Test
    void a_bare_path_is_never_all_that_is_told() {
        assertThat(Diagnosis.of(new AccessDeniedException("/somewhere")).sentences())
                .contains("/somewhere", "access denied", "ECOCREDIT_DATA_FOLDER");
    }

    @Test
    void each_kind_has_a_status_by_which_it_is_known() {
        assertThat(FailureKind.values())
                .extracting(FailureKind::status)
                .allSatisfy(status -> assertThat(status).isBetween(64, 78))
                .containsOnlyOnce(70, 71, 73, 75);
        assertThat(FailureKind.values()).extracting(FailureKind::label).doesNotHaveDuplicates();
    }

    @Test
    void the_operators_page_has_each_with_its_status_and_its_sentence() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("docs", "operations.md"));
        Object[] gaps = new Object[] {"…", "…", "…", "…"};

        assertThat(Arrays.stream(FailureKind.values())
                        .map(kind ->
                                "| " + kind.status() + " | `" + kind.label() + "` | " + kind.sentence(gaps) + " |"))
                .allSatisfy(row -> assertThat(rows).contains(row));
    }
}
