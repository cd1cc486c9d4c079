package io.ecocredit.platform.precondition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.Problems;
import io.ecocredit.regulation.text.RefusalException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who acts names the version that was seen, as one strong tag. */
class VersionsTest {

    @ParameterizedTest
    @CsvSource({"'\"0\"',0", "'\"7\"',7", "' \"7\" ',7", "'\"999999999999999999\"',999999999999999999"})
    void a_tag_of_the_service_is_its_version(String tag, long version) {
        assertThat(Versions.required(tag)).isEqualTo(version);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void without_one_nothing_is_done(@Nullable String tag) {
        assertThat(refused(tag).status()).isEqualTo(428);
    }

    /** Any, weak, several, not quoted, not closed, negative, too long, and of another alphabet. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "W/\"7\"",
                "\"7\",\"8\"",
                "7",
                "\"7",
                "\"-7\"",
                "\"7a\"",
                "\"\"",
                "\"1234567890123456789\"",
                "\"７\""
            })
    void what_is_not_one_tag_of_the_service_is_refused_by_name(String tag) {
        assertThat(refused(tag).status()).isEqualTo(400);
        assertThat(refused(tag).detail()).contains("If-Match");
    }

    private static Problem refused(@Nullable String tag) {
        RefusalException[] found = new RefusalException[1];
        assertThatThrownBy(() -> Versions.required(tag))
                .isInstanceOfSatisfying(RefusalException.class, refused -> found[0] = refused);
        return Problems.of(found[0]);
    }

    @Test
    void an_answer_says_its_version_as_it_is_asked_for_and_is_kept_by_nobody() {
        var answer = Versions.answer("whatever", 12);
        String tag = answer.getHeaders().getFirst("ETag").toString();
        assertThat(Versions.required(tag)).isEqualTo(12);
        assertThat(answer.getHeaders().getFirst("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.getEntity()).isEqualTo("whatever");
    }
}
