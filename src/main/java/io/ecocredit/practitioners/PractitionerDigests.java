package io.ecocredit.practitioners;

import io.ecocredit.platform.privacy.KeyMark;
import io.ecocredit.platform.privacy.KeyedDigest;
import io.ecocredit.platform.privacy.PersonalDataCipher;
import io.ecocredit.regulation.subject.CitizenNumber;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/**
 * The keyed digests of practitioners: of the identity number, by which a person is found, and of what a row said, by which
 * a repetition is told from a contradiction. Keyed, because a plain digest of an identity number is soon guessed.
 */
@Singleton
final class PractitionerDigests {

    private final PersonalDataCipher cipher;

    PractitionerDigests(PersonalDataCipher cipher) {
        this.cipher = cipher;
    }

    /**
     * Both digests under one key.
     *
     * @param key label of the suite and key
     */
    record Digested(String key, String person, String row) {}

    Digested of(PractitionersImport.Row stated) {
        KeyMark key = cipher.digesting();
        return new Digested(
                key.label(),
                cipher.digest(key, CitizenNumber.canonical(stated.identityNumber()))
                        .hex(),
                cipher.digest(key, stated.text()).hex());
    }

    /** Every digest under which a person may be stored, also from when fifteen digits were another person's (I-34). */
    List<String> everyOfPerson(String identityNumber) {
        String canonical = CitizenNumber.canonical(identityNumber);
        return Stream.concat(Stream.of(canonical), CitizenNumber.former(canonical).stream())
                .flatMap(number -> cipher.digests(number).stream())
                .map(KeyedDigest::hex)
                .toList();
    }

    boolean isOf(String stored, PractitionersImport.Row stated) {
        return cipher.digests(stated.text()).stream()
                .anyMatch(digest -> digest.hex().equals(stored));
    }
}
