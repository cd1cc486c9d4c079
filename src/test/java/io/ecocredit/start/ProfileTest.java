package io.ecocredit.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.start.StartFailure.CannotStart;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest {

    @Test
    void only_the_exact_word_is_the_demonstration() {
        assertThat(Profile.settled("demonstration", false)).isEqualTo("demonstration");
        assertThat(Profile.settled("demonstration", true)).isEqualTo("demonstration");
        assertThat(Profile.settled(null, false)).isEqualTo("demonstration");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prod",
                "Prod",
                "PROD",
                "production",
                "Production",
                "test",
                "dev",
                "demo",
                "x",
                "prod,region",
                "",
                " ",
                ","
            })
    void whatever_else_is_asked_for_is_production(String asked) {
        for (boolean external : new boolean[] {true, false}) {
            assertThat(Profile.settled(asked, external)).isNotBlank().isNotEqualTo("demonstration");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Demonstration",
                "DEMONSTRATION",
                " demonstration",
                "demonstration ",
                "demonstration,",
                "demonstration,prod",
                "prod,demonstration",
                "prod, demonstration",
                "demonstration,demonstration"
            })
    void another_spelling_of_the_demonstration_is_refused_with_what_to_write(String asked) {
        assertThatThrownBy(() -> Profile.settled(asked, false))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("QUARKUS_PROFILE=demonstration")
                .hasMessageContaining(asked);
    }

    @Test
    void a_database_without_a_profile_is_refused_with_what_to_set() {
        assertThatThrownBy(() -> Profile.settled(null, true))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("QUARKUS_PROFILE=prod")
                .hasMessageContaining("QUARKUS_PROFILE=demonstration");
    }

    @Test
    void the_first_source_that_says_anything_counts_under_whatever_name() {
        assertThat(Profile.asked(sources(Map.of(), Map.of()))).isNull();
        assertThat(Profile.asked(
                        sources(Map.of("quarkus.profile", "prod"), Map.of("quarkus.profile", "demonstration"))))
                .isEqualTo("prod");
        assertThat(Profile.asked(sources(Map.of(), Map.of("smallrye.config.profile", "prod"))))
                .isEqualTo("prod");
        assertThat(Profile.asked(sources(Map.of(), Map.of("mp.config.profile", "prod"))))
                .isEqualTo("prod");
    }

    @Test
    void two_names_that_contradict_each_other_are_not_the_demonstration() {
        String asked = Profile.asked(
                sources(Map.of("quarkus.profile", "demonstration", "smallrye.config.profile", "prod"), Map.of()));

        assertThatThrownBy(() -> Profile.settled(asked, false)).isInstanceOf(CannotStart.class);
    }

    @Test
    void what_the_program_was_built_under_is_nobody_s_wish() {
        Map<String, String> built = Map.of("quarkus.profile", "prod");

        assertThat(Profile.asked(List.of(new PropertiesConfigSource(built, "built", Integer.MIN_VALUE))))
                .isNull();
    }

    private static List<ConfigSource> sources(Map<String, String> first, Map<String, String> second) {
        return List.of(
                new PropertiesConfigSource(first, "first", 200), new PropertiesConfigSource(second, "second", 100));
    }
}
