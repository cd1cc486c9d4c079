package io.ecocredit.regulation.procedure;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A sample that anybody can draw again (质量抽查): the seed is the SHA-256 of the value that the region announced before
 * anything was submitted, of the digest of what was then submitted, and of a salt drawn at that moment, which both sides learn
 * with the sample. So neither can choose the sample, nor know it before: the league cannot fit what it submits to it. Cases are
 * taken in the order of SHA-256(seed, newline, subject).
 *
 * @param seed 64 hexadecimal digits
 */
@Cites(provisions = {Provision.A20_ITEM_5, Provision.A21_ITEM_3})
public record SpotCheck(String seed) {

    /**
     * @param submissionDigest {@link #digest} of the frozen submission
     * @param salt whose {@link #digest} was told with the submission
     */
    public static SpotCheck of(String announced, String submissionDigest, String salt) {
        return new SpotCheck(sha256(announced + "\n" + submissionDigest + "\n" + salt));
    }

    /** The digest of a submission, or of a salt: SHA-256 over the lines in their natural order, each ended by a newline. */
    public static String digest(Collection<String> lines) {
        return sha256(lines.stream().sorted().map(line -> line + "\n").collect(Collectors.joining()));
    }

    /** The sample of a size; all of them when there are no more. */
    public List<String> draw(Collection<String> subjects, int size) {
        return subjects.stream()
                .sorted(Comparator.comparing((String subject) -> sha256(seed + "\n" + subject))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(size)
                .sorted()
                .toList();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
