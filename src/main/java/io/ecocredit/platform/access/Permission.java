package io.ecocredit.platform.access;

import java.util.Arrays;

/** What a role may do with an operation. */
public enum Permission {
    /** On everything that the operation shows. */
    ALLOWED("all"),
    /** On what is its own; what belongs to others is answered as if it did not exist. */
    OWN("own"),
    REFUSED("-");

    private final String word;

    Permission(String word) {
        this.word = word;
    }

    static Permission of(String word) {
        return Arrays.stream(values())
                .filter(permission -> permission.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no permission reads " + word));
    }
}
