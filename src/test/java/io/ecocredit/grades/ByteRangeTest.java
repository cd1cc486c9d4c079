package io.ecocredit.grades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.platform.problem.BeyondRangeException;
import io.ecocredit.platform.problem.Problems;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of a download that is asked for, of a file of a hundred bytes (RFC 9110, section 14). */
class ByteRangeTest {

    private static final long LENGTH = 100;

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0,0,0",
        "bytes=0-99,0,99",
        "bytes=10-19,10,19",
        "bytes=90-200,90,99",
        "bytes=99-,99,99",
        "bytes=0-,0,99",
        "bytes=-1,99,99",
        "bytes=-100,0,99",
        "bytes=-500,0,99",
        "bytes=0-999999999999999,0,99"
    })
    void a_part_that_there_is(String header, long first, long last) {
        ByteRange range = Objects.requireNonNull(ByteRange.of(header, LENGTH));
        assertThat(range).isEqualTo(new ByteRange(first, last));
        assertThat(range.size()).isEqualTo(last - first + 1);
        assertThat(range.header(LENGTH)).isEqualTo("bytes " + first + "-" + last + "/100");
    }

    /** None, another unit, malformed, the wrong way round, several, and longer than any file. */
    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "bytes=",
                "bytes=-",
                "items=0-1",
                "bytes 0-1",
                "bytes=a-b",
                "bytes=20-10",
                "bytes=0-1,5-6",
                "bytes= 0-1",
                "bytes=0-1 ",
                "bytes=0--1"
            })
    void what_may_be_passed_over_is_the_whole(@Nullable String header) {
        assertThat(ByteRange.of(header, LENGTH)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bytes=100-", "bytes=100-100", "bytes=5000-6000", "bytes=-0", "bytes=9999999999999999999999-"})
    void a_part_without_a_byte_is_refused_with_the_length(String header) {
        assertThatThrownBy(() -> ByteRange.of(header, LENGTH))
                .isInstanceOfSatisfying(BeyondRangeException.class, refused -> {
                    assertThat(Problems.of(refused).status()).isEqualTo(416);
                    assertThat(Problems.of(refused).detail()).contains("100");
                    assertThat(refused.contentRange()).isEqualTo("bytes */100");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-", "bytes=0-0", "bytes=-1"})
    void of_an_empty_file_there_is_no_part(String header) {
        assertThatThrownBy(() -> ByteRange.of(header, 0)).isInstanceOf(BeyondRangeException.class);
    }
}
