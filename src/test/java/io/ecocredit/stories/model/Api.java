package io.ecocredit.stories.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ecocredit.platform.identity.TestTokens;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The service as everybody reaches it, over connections that are kept. */
final class Api {

    /** Less than a token of the tests lives. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<Seat, Bearer> bearers = new HashMap<>();

    private record Bearer(String value, Instant since) {}

    /** What was asked. */
    record Ask(
            String method,
            String path,
            @Nullable Long version,
            @Nullable Object body,
            String type) {

        static Ask get(String path) {
            return new Ask("GET", path, null, null, "");
        }

        static Ask post(String path, Object body) {
            return new Ask("POST", path, null, body, "application/json");
        }

        static Ask put(String path, Object body) {
            return new Ask("PUT", path, null, body, "application/json");
        }

        static Ask file(String path, Object content, String type) {
            return new Ask("POST", path, null, content, type);
        }

        Ask at(long seen) {
            return new Ask(method, path, seen, body, type);
        }
    }

    /** What was answered; of a file also by what became of its rows. */
    record Reply(int status, String body, JsonNode json) {

        boolean isDone() {
            return status >= 200
                    && status < 300
                    && !"FAILED".equals(json.path("state").asText())
                    && json.path("result").path("refused").asInt() == 0;
        }

        String code() {
            return json.path("code").asText();
        }

        @Override
        public String toString() {
            return status + " " + (isDone() ? "" : body);
        }
    }

    Reply send(Seat who, Ask ask) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + ask.path()))
                .method(ask.method(), content(ask.body()));
        if (!who.isAnonymous()) {
            request.header("Authorization", bearer(who));
        }
        if (ask.body() != null) {
            request.header("Content-Type", ask.type());
            request.header("Idempotency-Key", UUID.randomUUID().toString());
            request.header("Prefer", "wait=60");
        }
        if (ask.version() != null) {
            request.header("If-Match", "\"" + ask.version() + "\"");
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(answer.statusCode(), answer.body(), read(answer.body()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static HttpRequest.BodyPublisher content(@Nullable Object body) {
        try {
            return switch (body) {
                case null -> HttpRequest.BodyPublishers.noBody();
                case String text -> HttpRequest.BodyPublishers.ofString(text);
                case byte[] bytes -> HttpRequest.BodyPublishers.ofByteArray(bytes);
                default -> HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
            };
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static JsonNode read(String body) {
        try {
            return body.startsWith("{") || body.startsWith("[") ? JSON.readTree(body) : MissingNode.getInstance();
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String bearer(Seat who) {
        return bearers.compute(
                        who,
                        (seat, known) ->
                                known != null && known.since().plus(FRESH).isAfter(Instant.now())
                                        ? known
                                        : new Bearer(TestTokens.bearer(seat.role(), seat.claims()), Instant.now()))
                .value();
    }
}
