package io.ecocredit.platform.identity;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwt.consumer.Validator;
import org.jspecify.annotations.Nullable;

/**
 * What a token must fulfil beside issuer, audience, times and type, which the configuration names: the library takes more
 * algorithms than a provider of ours signs with, and a subject that is missing or no plain text would become an author.
 */
@Singleton
@Unremovable
final class TokenRules implements Validator {

    private static final Set<String> ALGORITHMS = Set.of("RS256", "PS256", "ES256");
    private static final int LONGEST_SUBJECT = 255;

    @Override
    public @Nullable String validate(JwtContext token) throws MalformedClaimException {
        String algorithm = token.getJoseObjects().getFirst().getAlgorithmHeaderValue();
        if (!ALGORITHMS.contains(algorithm)) {
            return "algorithm " + algorithm + " is not among " + ALGORITHMS;
        }
        return isName(token.getJwtClaims().getSubject()) ? null : "the subject is missing or no plain text";
    }

    private static boolean isName(@Nullable String subject) {
        return subject != null
                && !subject.isBlank()
                && subject.length() <= LONGEST_SUBJECT
                && subject.codePoints().noneMatch(TokenRules::isUnprintable);
    }

    private static boolean isUnprintable(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }
}
