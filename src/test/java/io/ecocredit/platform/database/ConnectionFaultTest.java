package io.ecocredit.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionFaultTest {

    @ParameterizedTest
    @CsvSource({
        "08001, AWAY",
        "08006, AWAY",
        "53300, AWAY",
        "57P03, AWAY",
        "57P01, AWAY",
        "28P01, PASSWORD",
        "28000, PASSWORD",
        "08004, PASSWORD",
        "3D000, UNKNOWN_DATABASE",
        "42501, RIGHT",
        "42P01, ",
        "23505, ",
    })
    void a_code_tells_of_the_fault_whichever_client_met_it(String state, ConnectionFault fault) {
        assertThat(ConnectionFault.of(new SQLException("told", state))).isEqualTo(fault);
        assertThat(ConnectionFault.of(new CompletionException(new PgException("told", "FATAL", state, "detail"))))
                .isEqualTo(fault);
    }

    @Test
    void without_a_code_the_network_tells() {
        assertThat(ConnectionFault.of(new CompletionException(new ConnectException("refused"))))
                .isEqualTo(ConnectionFault.AWAY);
        assertThat(ConnectionFault.of(new CompletionException(new UnknownHostException("db.example"))))
                .isEqualTo(ConnectionFault.AWAY);
        assertThat(ConnectionFault.of(new io.smallrye.mutiny.TimeoutException()))
                .isEqualTo(ConnectionFault.AWAY);
        assertThat(ConnectionFault.of(new VertxException("Connection was closed", true)))
                .isEqualTo(ConnectionFault.AWAY);
    }

    @Test
    void a_certificate_that_is_not_trusted_does_not_pass_although_the_connection_broke() {
        SSLHandshakeException handshake = new SSLHandshakeException("failed");
        handshake.initCause(new CertificateException("No name matching db.example found"));

        assertThat(ConnectionFault.of(new SQLException("SSL error", "08006", handshake)))
                .isEqualTo(ConnectionFault.CERTIFICATE);
        assertThat(ConnectionFault.of(new SQLException(
                        "The hostname db.example could not be verified by hostnameverifier X.", "08006")))
                .isEqualTo(ConnectionFault.CERTIFICATE);
        assertThat(ConnectionFault.of(new SSLHandshakeException("Remote host terminated the handshake")))
                .isEqualTo(ConnectionFault.AWAY);
    }

    @Test
    void a_password_in_an_address_is_not_repeated() {
        assertThat(ConnectionFault.told(new SQLException(
                        "refused", new UnknownHostException("owner:walnut@db.example:\n Name unknown"))))
                .isEqualTo("db.example: Name unknown");
        assertThat(ConnectionFault.told(new ConnectException())).isEqualTo("ConnectException");
    }

    @Test
    void files_and_mistakes_are_none_of_the_connections() {
        assertThat(ConnectionFault.of(new NoSuchFileException("keys"))).isNull();
        assertThat(ConnectionFault.of(new IOException("No space left on device")))
                .isNull();
        assertThat(ConnectionFault.of(new IllegalStateException("a mistake"))).isNull();
    }
}
