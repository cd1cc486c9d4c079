package io.ecocredit.verifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.platform.problem.Problems;
import io.ecocredit.regulation.text.RefusalException;
import java.security.SecureRandom;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationNumberTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    void a_number_is_four_groups_of_four_characters_of_32() {
        assertThat(VerificationNumber.draw(RANDOM).value()).matches("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}");
    }

    @Test
    void no_place_of_a_number_is_fixed_so_that_all_80_bits_are_random() {
        Set<String> drawn = Stream.generate(
                        () -> VerificationNumber.draw(RANDOM).value())
                .limit(2000)
                .collect(Collectors.toSet());

        assertThat(drawn).hasSize(2000);
        for (int place : IntStream.range(0, 19).filter(each -> each % 5 != 4).toArray()) {
            assertThat(drawn.stream().map(number -> number.charAt(place)).distinct())
                    .as("characters at " + place)
                    .hasSize(32);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7K2M-9Q1A-04TZ-VB0E",
                "7k2m-9q1a-04tz-vb0e",
                "7K2M9Q1A04TZVB0E",
                " 7K2M 9Q1A 04TZ VB0E ",
                "7K2M-9QIA-O4TZ-VBoE",
                "7K2M-9QLA-04TZ-VB0E",
                "7k2m-9qla-o4tz-vboe",
                "7K2M—9Q1A－04TZ–VB0E",
                "7K2M\u30009Q1A\u300004TZ\u3000VB0E"
            })
    void what_a_person_may_type_for_a_number_is_that_number(String typed) {
        assertThat(VerificationNumber.of(typed).value()).isEqualTo("7K2M-9Q1A-04TZ-VB0E");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "7K2M-9Q1A-04TZ-VB0",
                "7K2M-9Q1A-04TZ-VB0EE",
                "7K2M-9Q1A-04TZ-VB0U",
                "7K2M-9Q1A-04TZ-VB0_",
                "7K2M/9Q1A/04TZ/VB0E",
                "７K2M-9Q1A-04TZ-VB0E",
                "7K2M-9Q1A-04TZ-VB0E-----------------------------------------------------"
            })
    void what_is_no_number_is_refused_without_being_repeated(String typed) {
        assertThatThrownBy(() -> VerificationNumber.of(typed))
                .isInstanceOfSatisfying(RefusalException.class, refusal -> {
                    assertThat(Problems.of(refusal).status()).isEqualTo(400);
                    assertThat(Problems.of(refusal).errors().getFirst().value()).isNull();
                });
    }
}
