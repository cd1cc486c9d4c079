package io.ecocredit.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.platform.problem.Problems;
import io.ecocredit.regulation.text.RefusalException;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scanner's word decides, and no word is a no. */
class ScannerTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final Vertx VERTX = Vertx.vertx();
    private static final FakeClamd CLAMD = new FakeClamd();

    static {
        CLAMD.start();
    }

    private final Scanner scanner = scannerAt(CLAMD.address());

    @AfterAll
    static void stop() {
        CLAMD.close();
        VERTX.close();
    }

    private static Scanner scannerAt(String address) {
        return new Scanner(TestSettings.with("clamd", address, "scan-within", "PT1S"), VERTX);
    }

    private static Optional<String> scan(Scanner scanner, String content) {
        return scanner.scan(Buffer.buffer(content)).await().atMost(AT_MOST);
    }

    private static void assertRefused(Scanner scanner, String content, int status, String code) {
        assertThatThrownBy(() -> scan(scanner, content)).isInstanceOfSatisfying(RefusalException.class, refusal -> {
            assertThat(Problems.of(refusal).status()).isEqualTo(status);
            assertThat(Problems.of(refusal).code()).isEqualTo(code);
        });
    }

    @Test
    void what_is_clean_is_said_to_be_by_whom() {
        assertThat(scan(scanner, "情况说明")).contains("clamd " + CLAMD.address());
    }

    @Test
    void an_infection_is_found_wherever_it_stands() {
        assertRefused(scanner, FakeClamd.EICAR, 422, "EVIDENCE_INFECTED");
        assertRefused(scanner, "a".repeat(64 * 1024 - 30) + FakeClamd.EICAR, 422, "EVIDENCE_INFECTED");
        assertRefused(scanner, "a".repeat(3_000_000) + FakeClamd.EICAR, 422, "EVIDENCE_INFECTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {FakeClamd.HANG, FakeClamd.GARBAGE, FakeClamd.FAULT, FakeClamd.HANG_UP})
    void a_scanner_that_does_not_say_what_it_found_counts_as_away(String order) {
        assertRefused(scanner, order, 503, "SCANNER_UNAVAILABLE");
    }

    @Test
    void a_scanner_that_is_not_there_counts_as_away() {
        FakeClamd gone = new FakeClamd();
        gone.close();

        assertRefused(scannerAt(gone.address()), "情况说明", 503, "SCANNER_UNAVAILABLE");
        assertRefused(scannerAt("no-such-host.invalid:3310"), "情况说明", 503, "SCANNER_UNAVAILABLE");
    }

    @Test
    void without_a_scanner_nobody_has_scanned() {
        assertThat(scan(new Scanner(TestSettings.with(), VERTX), FakeClamd.EICAR))
                .isEmpty();
    }
}
