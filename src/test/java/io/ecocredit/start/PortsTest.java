package io.ecocredit.start;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.start.StartFailure.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    private static final String SETTING = "quarkus.management.port";

    @Test
    void a_port_that_somebody_has_is_told_with_the_setting_that_names_another() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
            assertThatThrownBy(() -> Ports.requireFree(SETTING, "127.0.0.1", taken.getLocalPort()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(Integer.toString(port))
                    .hasMessageContaining("QUARKUS_MANAGEMENT_PORT");
        }
        assertThatCode(() -> Ports.requireFree(SETTING, "127.0.0.1", port)).doesNotThrowAnyException();
    }

    @Test
    void a_host_that_leads_nowhere_is_a_wrong_setting() {
        assertThatThrownBy(() -> Ports.requireFree(SETTING, "no such host", 9000))
                .isInstanceOfSatisfying(
                        CannotStart.class,
                        told -> org.assertj.core.api.Assertions.assertThat(told.kind())
                                .isEqualTo(FailureKind.SETTINGS));
    }
}
