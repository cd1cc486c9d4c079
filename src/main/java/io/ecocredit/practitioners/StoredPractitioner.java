package io.ecocredit.practitioners;

import io.ecocredit.platform.privacy.PersonalDataCipher;
import io.ecocredit.platform.privacy.UnreadableException;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * A practitioner as the table has one: ciphertexts in hexadecimal.
 *
 * @param phone null for a person whose phone number nobody gave
 */
record StoredPractitioner(
        String number,
        String identity,
        String name,
        @Nullable String phone,
        @Nullable String employer,
        String division) {

    /** The columns that {@link #read} takes. */
    static final String COLUMNS = """
            practitioner_no, encode(identity_encrypted, 'hex'), encode(name_encrypted, 'hex'),
            encode(phone_encrypted, 'hex'), employer_uscc, division
            """;

    static StoredPractitioner read(Tuple row) {
        return new StoredPractitioner(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5));
    }

    /** @throws UnreadableException when a ciphertext does not open */
    PractitionersImport.Row open(PersonalDataCipher cipher) {
        return new PractitionersImport.Row(
                number,
                PersonalField.IDENTITY.open(cipher, number, identity),
                PersonalField.NAME.open(cipher, number, name),
                employer,
                division);
    }

    /** The same data under the active suite and key. */
    StoredPractitioner sealedAnew(PersonalDataCipher cipher) {
        return new StoredPractitioner(
                number,
                sealedAnew(cipher, PersonalField.IDENTITY, identity),
                sealedAnew(cipher, PersonalField.NAME, name),
                phone == null ? null : sealedAnew(cipher, PersonalField.PHONE, phone),
                employer,
                division);
    }

    private String sealedAnew(PersonalDataCipher cipher, PersonalField field, String hex) {
        return field.seal(cipher, number, field.open(cipher, number, hex));
    }
}
