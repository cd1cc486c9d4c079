package io.ecocredit.platform.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person who logs in on the provider's page for the client of the pages, as a browser would bring it about. */
record PageLogin(KeycloakRest rest, String redirect, String secret) {

    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
    private static final String VERIFIER = "a-verifier-that-only-this-test-knows-0123456789";

    /** What the provider answers to the first step; with a challenge that is what the client proves itself by later. */
    HttpResponse<String> open(Map<String, String> challenge) {
        return rest.send(HttpRequest.newBuilder(URI.create(address(challenge))));
    }

    /** Where a browser is sent to log in. */
    String address() {
        return address(Map.of("code_challenge", challenge(), "code_challenge_method", "S256"));
    }

    private String address(Map<String, String> challenge) {
        String query = KeycloakRest.encoded(Map.of(
                "client_id", "pages", "response_type", "code", "scope", "openid", "redirect_uri", redirect));
        String more = challenge.isEmpty() ? "" : "&" + KeycloakRest.encoded(challenge);
        return rest.keycloak().address("/realms/ecocredit/protocol/openid-connect/auth?" + query + more);
    }

    /** The tokens that a user has who logs in for the first time. */
    JsonNode tokens(String user) {
        return rest.tokens(
                "ecocredit",
                Map.of(
                        "grant_type", "authorization_code",
                        "client_id", "pages",
                        "client_secret", secret,
                        "redirect_uri", redirect,
                        "code_verifier", VERIFIER,
                        "code", first(CODE, new ProviderPages(rest).logInFirst(address(), user))));
    }

    private static String challenge() {
        try {
            return HandmadeToken.encoded(
                    MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String first(Pattern wanted, String text) {
        Matcher found = wanted.matcher(text);
        if (!found.find()) {
            throw new AssertionError("no " + wanted + " in " + text);
        }
        return found.group(1);
    }
}
