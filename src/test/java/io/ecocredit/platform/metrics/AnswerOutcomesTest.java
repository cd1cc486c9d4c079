package io.ecocredit.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody can raise the alarm by sending what no server understands. */
class AnswerOutcomesTest {

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 507})
    void what_fails_without_the_client_is_a_fault(int status) {
        assertThat(AnswerOutcomes.isFault(status)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 304, 400, 404, 409, 429, 499, 501, 505})
    void what_is_answered_or_was_sent_wrong_is_none(int status) {
        assertThat(AnswerOutcomes.isFault(status)).isFalse();
    }
}
