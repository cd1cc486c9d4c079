package io.ecocredit.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.VertxException;
import io.vertx.core.http.HttpClosedException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Only what is between the service and its database is told as the database being away. */
class ProblemsTest {

    static Stream<Throwable> of_the_way() {
        return Stream.of(
                new ConnectException("Connection refused"),
                new SocketException("Connection reset"),
                new IOException("Connection reset by peer"),
                new UnknownHostException("database"),
                new ClosedChannelException(),
                new TimeoutException(),
                new VertxException("Connection was closed"),
                new IllegalStateException(new SQLException("gone", "08006")),
                new SQLException("no room", "53100"));
    }

    static Stream<Throwable> of_the_service() {
        return Stream.of(
                new IOException("No space left on device"),
                new FileNotFoundException("a file"),
                new FileSystemException("a file", null, "Too many open files"),
                new UncheckedIOException(new IOException("Connection reset by peer")),
                new IllegalStateException(new UncheckedIOException(new FileNotFoundException("a file"))),
                new HttpClosedException("Connection was closed"),
                new IllegalStateException(),
                new SQLException("a fault of the statement", "42601"));
    }

    @ParameterizedTest
    @MethodSource("of_the_way")
    void a_lost_or_busy_database_is_503(Throwable failure) {
        assertThat(Problems.of(failure).code()).isEqualTo("DATABASE_UNAVAILABLE");
    }

    @ParameterizedTest
    @MethodSource("of_the_service")
    void any_other_failure_is_500_though_it_be_of_input_and_output(Throwable failure) {
        assertThat(Problems.of(failure).code()).isEqualTo("INTERNAL_ERROR");
    }
}
