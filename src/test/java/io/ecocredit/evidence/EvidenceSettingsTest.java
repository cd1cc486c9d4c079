package io.ecocredit.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "largest, 0",
        "largest, 65M",
        "quota, 19M",
        "at-once, 0",
        "scan-within, PT0S",
        "clamd, scanner",
        "clamd, scanner:",
        "clamd, scanner:65536",
        "clamd, :3310",
    })
    void what_cannot_be_kept_to_is_refused_by_name(String name, String value) {
        assertThatThrownBy(() -> TestSettings.with(name, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("ecocredit.evidence." + name);
    }

    @Test
    void a_scanner_is_named_by_host_and_port() {
        assertThat(TestSettings.with().scanner()).isEmpty();
        assertThat(TestSettings.with("clamd", "").scanner()).isEmpty();
        assertThat(TestSettings.with("clamd", "scanner.example:3310", "scan-within", "PT5S")
                        .scanner())
                .contains(new EvidenceSettings.Scanner("scanner.example", 3310, Duration.ofSeconds(5)));
        assertThat(TestSettings.with("clamd", "[::1]:3310").scanner())
                .hasValueSatisfying(scanner -> assertThat(scanner.host()).isEqualTo("::1"));
    }
}
