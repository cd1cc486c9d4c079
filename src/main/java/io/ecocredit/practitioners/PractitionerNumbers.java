package io.ecocredit.practitioners;

import java.security.SecureRandom;

/**
 * Numbers for practitioners: random, so that a number tells nothing about its person, about when they came in and about how
 * many there are (A36).
 */
final class PractitionerNumbers {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 14;

    private final SecureRandom random = new SecureRandom();

    String next() {
        StringBuilder number = new StringBuilder("P");
        for (int index = 0; index < LENGTH; index++) {
            number.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return number.toString();
    }
}
