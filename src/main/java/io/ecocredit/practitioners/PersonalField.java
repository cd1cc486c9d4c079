package io.ecocredit.practitioners;

import java.util.Locale;

/** What is kept encrypted of a practitioner. A ciphertext opens only as the field and for the person it was made for. */
enum PersonalField {
    IDENTITY,
    NAME,
    PHONE;

    /** The context of the cipher; stored data depend on it, so it never changes. */
    String of(String practitioner) {
        return name().toLowerCase(Locale.ROOT) + ":" + practitioner;
    }

    String column() {
        return name().toLowerCase(Locale.ROOT) + "_encrypted";
    }
}
