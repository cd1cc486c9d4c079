package io.ecocredit.practitioners;

import io.ecocredit.platform.privacy.PersonalDataCipher;
import java.util.HexFormat;
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

    byte[] sealed(PersonalDataCipher cipher, String practitioner, String text) {
        return cipher.encrypt(text, of(practitioner));
    }

    /** In hexadecimal. */
    String seal(PersonalDataCipher cipher, String practitioner, String text) {
        return HexFormat.of().formatHex(sealed(cipher, practitioner, text));
    }

    String open(PersonalDataCipher cipher, String practitioner, byte[] ciphertext) {
        return cipher.decrypt(ciphertext, of(practitioner));
    }

    String open(PersonalDataCipher cipher, String practitioner, String hex) {
        return open(cipher, practitioner, HexFormat.of().parseHex(hex));
    }
}
