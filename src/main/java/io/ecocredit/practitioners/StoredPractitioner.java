package io.ecocredit.practitioners;

import io.ecocredit.platform.privacy.PersonalDataCipher;
import io.ecocredit.platform.privacy.UnreadableException;
import io.ecocredit.platform.sql.Rows;
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

    /** The columns that {@link #ROWS} reads. */
    static final String COLUMNS = """
            practitioner_no as number, encode(identity_encrypted, 'hex') as identity, encode(name_encrypted, 'hex') as name,
            encode(phone_encrypted, 'hex') as phone, employer_uscc as employer, division
            """;

    static final Rows<StoredPractitioner> ROWS = Rows.of(StoredPractitioner.class);

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
