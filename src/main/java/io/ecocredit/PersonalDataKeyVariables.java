package io.ecocredit;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Keys for personal data in environment variables. The names of a map's entries cannot be told from a variable's name alone,
 * so the configuration would not find them: {@code ECOCREDIT_PERSONAL_DATA_KEYS_K1} is the key {@code k1}.
 */
final class PersonalDataKeyVariables {

    static final String PREFIX = "ECOCREDIT_PERSONAL_DATA_KEYS_";

    private PersonalDataKeyVariables() {}

    static Map<String, String> asProperties(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith(PREFIX))
                .collect(Collectors.toMap(
                        variable -> "ecocredit.personal-data.keys."
                                + variable.getKey().substring(PREFIX.length()).toLowerCase(Locale.ROOT),
                        Map.Entry::getValue));
    }
}
