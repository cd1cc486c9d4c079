package io.ecocredit.platform.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Stands before the check of tokens and lets through what has the shape of one. The check takes the first of several
 * Authorization headers, while a proxy may have looked at the last, and reads leniently what is no token at all.
 */
@Singleton
final class CredentialShape implements HttpAuthenticationMechanism {

    private static final int LONGEST = 16 * 1024;
    private static final String SCHEME = "bearer ";
    private static final Pattern SIGNED_TOKEN = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        return isAcceptable(request.request().headers().getAll("Authorization"))
                ? Uni.createFrom().nullItem()
                : Uni.createFrom().failure(new AuthenticationFailedException());
    }

    private static boolean isAcceptable(List<String> credentials) {
        return credentials.size() <= 1 && credentials.stream().allMatch(CredentialShape::isAcceptable);
    }

    /** Another scheme is no token, and an operation that needs one says so itself. */
    private static boolean isAcceptable(String credential) {
        if (!credential.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return true;
        }
        String token = credential.substring(SCHEME.length());
        return token.length() <= LONGEST && SIGNED_TOKEN.matcher(token).matches();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public int getPriority() {
        return Integer.MAX_VALUE;
    }
}
