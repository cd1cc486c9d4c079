package io.ecocredit.platform.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person who logs in on the provider's page for the client of the pages, as a browser would bring it about. */
record PageLogin(KeycloakRest rest, String redirect, String secret) {

    private static final Pattern FORM = Pattern.compile("<form id=\"kc-form-login\"[^>]* action=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
    private static final String VERIFIER = "a-verifier-that-only-this-test-knows-0123456789";

    /** What the provider answers to the first step; with a challenge that is what the client proves itself by later. */
    HttpResponse<String> open(Map<String, String> challenge) {
        String query = KeycloakRest.encoded(Map.of(
                "client_id", "pages", "response_type", "code", "scope", "openid", "redirect_uri", redirect));
        String more = challenge.isEmpty() ? "" : "&" + KeycloakRest.encoded(challenge);
        return rest.send(HttpRequest.newBuilder(URI.create(
                rest.keycloak().address("/realms/ecocredit/protocol/openid-connect/auth?" + query + more))));
    }

    /** The tokens that a user has after name and password. */
    JsonNode tokens(String user, String password) {
        HttpResponse<String> page = open(Map.of("code_challenge", challenge(), "code_challenge_method", "S256"));
        String cookies = page.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
        HttpResponse<String> answer = rest.send(HttpRequest.newBuilder(
                        URI.create(first(FORM, page.body()).replace("&amp;", "&")))
                .header("Cookie", cookies)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(KeycloakRest.encoded(Map.of("username", user, "password", password)))));
        return rest.tokens(
                "ecocredit",
                Map.of(
                        "grant_type", "authorization_code",
                        "client_id", "pages",
                        "client_secret", secret,
                        "redirect_uri", redirect,
                        "code_verifier", VERIFIER,
                        "code", first(CODE, answer.headers().firstValue("Location").orElse(answer.body()))));
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
