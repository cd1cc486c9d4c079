package io.ecocredit.platform.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** What the tests ask of a Keycloak: tokens as anybody, and changes as its administrator. */
record KeycloakRest(Keycloak keycloak) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The answer of a realm's token endpoint, which must be good. */
    JsonNode tokens(String realm, Map<String, String> form) {
        HttpResponse<String> answer = send(
                HttpRequest.newBuilder(URI.create(
                                keycloak.address("/realms/" + realm + "/protocol/openid-connect/token")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encoded(form))));
        return good(answer);
    }

    JsonNode get(String path) {
        return good(send(asAdministrator(path).GET()));
    }

    void post(String path, Object body) {
        good(send(asAdministrator(path).POST(BodyPublishers.ofString(json(body)))));
    }

    void put(String path, Object body) {
        good(send(asAdministrator(path).PUT(BodyPublishers.ofString(json(body)))));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return keycloak.send(request);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The administrator's token lives for a minute, so each request brings a fresh one. */
    private HttpRequest.Builder asAdministrator(String path) {
        String token = tokens(
                        "master",
                        Map.of(
                                "grant_type", "password",
                                "client_id", "admin-cli",
                                "username", Keycloak.ADMIN,
                                "password", Keycloak.ADMIN_PASSWORD))
                .required("access_token")
                .asText();
        return HttpRequest.newBuilder(URI.create(keycloak.address("/admin/realms" + path)))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private static JsonNode good(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new AssertionError(answer.request().uri() + " answered " + answer.statusCode() + " " + answer.body());
        }
        try {
            return JSON.readTree(answer.body().isEmpty() ? "null" : answer.body());
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException ourOwnSerialises) {
            throw new UncheckedIOException(ourOwnSerialises);
        }
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
