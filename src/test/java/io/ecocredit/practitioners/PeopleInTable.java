package io.ecocredit.practitioners;

import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.platform.privacy.KeyedDigest;
import io.ecocredit.platform.privacy.PersonalDataCipher;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Practitioners as files state them and as the table has them. */
final class PeopleInTable {

    private final PersonalDataCipher cipher;

    PeopleInTable(PersonalDataCipher cipher) {
        this.cipher = cipher;
    }

    /** A file of people, each with a document of another form, numbered from {@code first}. */
    static String file(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> "P-%06d,%s,某人%d,,150200\n".formatted(number, identity(number), number))
                .collect(Collectors.joining("", "practitioner_no,identity_number,name,employer_uscc,division\n", ""));
    }

    static String identity(int number) {
        return "H%08d".formatted(number);
    }

    static String number(int number) {
        return "P-%06d".formatted(number);
    }

    /** Everybody's identity number, name and phone number as they open now, by the practitioner's number. */
    Map<String, List<String>> opened() throws SQLException {
        Map<String, List<String>> people = new TreeMap<>();
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("select practitioner_no, identity_encrypted, name_encrypted,"
                        + " phone_encrypted from practitioners.practitioners where erased_on is null")) {
            while (rows.next()) {
                String number = rows.getString(1);
                byte[] phone = rows.getBytes(4);
                people.put(
                        number,
                        List.of(
                                cipher.decrypt(rows.getBytes(2), PersonalField.IDENTITY.of(number)),
                                cipher.decrypt(rows.getBytes(3), PersonalField.NAME.of(number)),
                                phone == null ? "" : cipher.decrypt(phone, PersonalField.PHONE.of(number))));
            }
        }
        return people;
    }

    /** The numbers under which a person is found by the identity number. */
    List<String> found(String identity) throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                PreparedStatement statement =
                        owner.prepareStatement("select practitioner_no from practitioners.practitioners"
                                + " where identity_index = any(?) order by practitioner_no")) {
            statement.setArray(
                    1,
                    owner.createArrayOf(
                            "bytea",
                            cipher.digests(identity).stream()
                                    .map(KeyedDigest::bytes)
                                    .toArray(byte[][]::new)));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? List.of(rows.getString(1)) : List.of();
            }
        }
    }

    void givePhone(String number, String phone) throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                PreparedStatement statement = owner.prepareStatement("update practitioners.practitioners"
                        + " set phone_encrypted = decode(?, 'hex') where practitioner_no = ?")) {
            statement.setString(1, HexFormat.of().formatHex(cipher.encrypt(phone, PersonalField.PHONE.of(number))));
            statement.setString(2, number);
            statement.executeUpdate();
        }
    }
}
