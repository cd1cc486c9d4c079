package io.ecocredit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PersonalDataKeyVariablesTest {

    @Test
    void a_variable_names_its_key_in_small_letters_and_no_other_variable_counts() {
        assertThat(PersonalDataKeyVariables.asProperties(Map.of(
                        "ECOCREDIT_PERSONAL_DATA_KEYS_K1", "one",
                        "ECOCREDIT_PERSONAL_DATA_KEYS_2026_AUTUMN", "other",
                        "ECOCREDIT_PERSONAL_DATA_ACTIVE_KEY", "k1",
                        "PATH", "/bin")))
                .isEqualTo(Map.of(
                        "ecocredit.personal-data.keys.k1", "one",
                        "ecocredit.personal-data.keys.2026_autumn", "other"));
    }
}
