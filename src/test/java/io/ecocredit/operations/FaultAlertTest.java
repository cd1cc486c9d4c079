package io.ecocredit.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.platform.codes.EdgeCode;
import io.ecocredit.regulation.text.Advice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Nobody can raise the alarm by sending what no server understands. */
class FaultAlertTest {

    private static final Path ALERTS = Path.of("k8s", "base", "monitoring.yaml");
    private static final Pattern FAULTS = Pattern.compile("status=~\"5\\.\\.\", status!~\"([0-9|]+)\"");

    @Test
    void what_a_client_did_wrong_is_no_fault_of_the_service_whatever_its_status() throws IOException {
        Matcher faults = FAULTS.matcher(Files.readString(ALERTS));
        assertThat(faults.find()).isTrue();
        String[] excepted = faults.group(1).split("\\|");

        assertThat(excepted)
                .containsExactlyInAnyOrder(Arrays.stream(EdgeCode.values())
                        .filter(code -> code.status() >= 500 && code.advice() == Advice.CORRECT_FORM)
                        .map(code -> Integer.toString(code.status()))
                        .toArray(String[]::new));
    }
}
