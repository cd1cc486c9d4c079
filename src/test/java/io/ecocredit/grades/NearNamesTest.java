package io.ecocredit.grades;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.grades.GradeResource.Suggestion;
import io.ecocredit.grades.NearNames.Named;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several names whoever mistyped one meant. */
class NearNamesTest {

    @ParameterizedTest
    @CsvSource({
        "包头蓝天环保有限公司, 包头蓝天环保有限公司, 0",
        "包头蓝夫环保有限公司, 包头蓝天环保有限公司, 1",
        "包头蓝环保有限公司, 包头蓝天环保有限公司, 1",
        "包头蓝天天环保有限公司, 包头蓝天环保有限公司, 1",
        "包头天蓝环保有限公司, 包头蓝天环保有限公司, 1",
        "包天头蓝环保有限公司, 包头蓝天环保有限公司, 2",
        "天蓝环保, 包头蓝天环保有限公司, 7",
        "'', 包头, 2"
    })
    void each_character_wrong_missing_or_too_many_and_each_swap_is_one_mistake(
            String typed, String name, int mistakes) {
        assertThat(new NearNames(typed).distance(name)).isEqualTo(mistakes);
    }

    @ParameterizedTest
    @CsvSource({
        // two swapped, rather than another that differs by one
        "包头天蓝环保有限公司, 包头大蓝环保有限公司, 包头蓝天环保有限公司",
        // one left out, rather than another that differs by one
        "包头蓝环保有限公司, 包头大环保有限公司, 包头蓝天环保有限公司",
        // a whole name, rather than a part of a longer one
        "蓝夫环保有限公司, 包头蓝大环保有限公司, 蓝天环保有限公司",
        // what a part was meant for, rather than a short name with more mistakes
        "兰天净化, 兰天咨询, 内蒙古蓝天净化检测有限公司",
    })
    void the_likelier_name_comes_first(String typed, String other, String meant) {
        List<String> both = List.of(other, meant);
        List<Named> named = IntStream.range(0, 2)
                .mapToObj(place -> new Named("9" + place, both.get(place), both.get(place)))
                .toList();
        assertThat(new NearNames(typed).nearest(named, 1))
                .extracting(Suggestion::name)
                .containsExactly(meant);
    }
}
