package io.ecocredit.platform.identity;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A person before the provider's pages, with a browser's cookies and an authenticator on the telephone. */
final class ProviderPages {

    /** The page for name and password. */
    static final String PASSWORD_FORM = "kc-form-login";

    /** The page on which somebody without an authenticator sets one up. */
    static final String SETUP_FORM = "kc-totp-settings-form";

    /** The page for a code of the authenticator. */
    static final String CODE_FORM = "kc-otp-login-form";

    private static final Pattern FORM = Pattern.compile("<form[^>]*>");
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern SECRET = Pattern.compile("name=\"totpSecret\"[^>]* value=\"([^\"]+)\"");
    private static final int PERIOD_SECONDS = 30;
    private static final int DIGITS = 6;

    private final KeycloakRest rest;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    ProviderPages(KeycloakRest rest) {
        this.rest = rest;
    }

    /** Logs somebody in for the first time: password, authenticator, code; answers where the provider leads back to. */
    String logInFirst(String address, String user) {
        HttpResponse<String> setup = afterPassword(address, user);
        String secret = first(SECRET, setup.body());
        HttpResponse<String> done = submit(
                setup, SETUP_FORM, Map.of("totp", code(secret), "totpSecret", secret, "userLabel", "telephone"));
        return done.headers().firstValue("Location").orElseThrow(() -> new AssertionError(done.body()));
    }

    /** The page that is shown to somebody who has told the right password. */
    HttpResponse<String> afterPassword(String address, String user) {
        return submit(
                open(address), PASSWORD_FORM, Map.of("username", user, "password", KeycloakTokens.PASSWORD));
    }

    /** Follows to whatever is shown, as long as the provider does not lead away from itself. */
    HttpResponse<String> open(String address) {
        return follow(send(HttpRequest.newBuilder(URI.create(address))));
    }

    HttpResponse<String> submit(HttpResponse<String> page, String form, Map<String, String> values) {
        String address = FORM.matcher(page.body())
                .results()
                .map(found -> found.group())
                .filter(found -> found.contains("id=\"" + form + "\""))
                .map(found -> first(ACTION, found).replace("&amp;", "&"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + form + " in " + page.body()));
        return follow(send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(KeycloakRest.encoded(values)))));
    }

    private HttpResponse<String> follow(HttpResponse<String> answer) {
        HttpResponse<String> last = answer;
        String own = rest.keycloak().address("/");
        while (last.headers().firstValue("Location").filter(to -> to.startsWith(own)).isPresent()) {
            last = send(HttpRequest.newBuilder(
                    URI.create(last.headers().firstValue("Location").orElseThrow())));
        }
        return last;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(each -> each.getKey() + "=" + each.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> answer = rest.send(request);
        answer.headers().allValues("Set-Cookie").forEach(cookie -> {
            String pair = cookie.substring(0, cookie.indexOf(';'));
            cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        });
        return answer;
    }

    /** The code of this moment (RFC 6238), as the realm asks for it. */
    private static String code(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            byte[] digest = mac.doFinal(ByteBuffer.allocate(Long.BYTES)
                    .putLong(Instant.now().getEpochSecond() / PERIOD_SECONDS)
                    .array());
            int number = ByteBuffer.wrap(digest).getInt(digest[digest.length - 1] & 0xf) & Integer.MAX_VALUE;
            return "%06d".formatted(number % (int) Math.pow(10, DIGITS));
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
