package io.ecocredit.regulation.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A sample that leagues and auditors can draw again with any tool that computes SHA-256. */
@Cites(provisions = {Provision.A20_ITEM_5, Provision.A21_ITEM_3})
class SpotCheckTest {

    private static final List<String> SUBJECTS =
            IntStream.range(0, 100).mapToObj(number -> "subject-" + number).toList();

    private static final String SALT = "2".repeat(64);

    @Test
    void the_digest_does_not_depend_on_the_order_and_can_be_computed_with_sha256sum() {
        // printf 'a,100\nb,80\n' | sha256sum
        assertThat(SpotCheck.digest(List.of("b,80", "a,100")))
                .isEqualTo("4ef3e065835d9733a508590babd2b3763e65c42e7c11c3d67fabd1d65f772ce7");
    }

    @Test
    void the_same_values_draw_the_same_sample_in_whatever_order_the_cases_come() {
        List<String> shuffled = new ArrayList<>(SUBJECTS);
        Collections.reverse(shuffled);
        SpotCheck check = SpotCheck.of("一个预先公布的值", "0".repeat(64), SALT);

        assertThat(check.draw(SUBJECTS, 10)).hasSize(10).isEqualTo(check.draw(shuffled, 10));
        assertThat(check.draw(SUBJECTS, 11)).containsAll(check.draw(SUBJECTS, 10));
        assertThat(check.draw(SUBJECTS, 1000)).hasSize(SUBJECTS.size());
    }

    @Test
    void another_value_submission_or_salt_draws_another_sample() {
        List<String> sample = SpotCheck.of("一", "0".repeat(64), SALT).draw(SUBJECTS, 10);

        assertThat(SpotCheck.of("二", "0".repeat(64), SALT).draw(SUBJECTS, 10)).isNotEqualTo(sample);
        assertThat(SpotCheck.of("一", "1".repeat(64), SALT).draw(SUBJECTS, 10)).isNotEqualTo(sample);
        assertThat(SpotCheck.of("一", "0".repeat(64), SALT + "0").draw(SUBJECTS, 10))
                .isNotEqualTo(sample);
    }
}
