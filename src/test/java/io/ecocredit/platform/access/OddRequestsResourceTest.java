package io.ecocredit.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.ecocredit.accounts.Approved;
import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.access.AccessWalk.Operation;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.platform.operation.Permission;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Walks every operation of the contract with odd headers and odd bodies, as someone who may use it. Nothing that a client sends
 * is a fault of the service, and every error says in what it is written.
 */
@QuarkusTest
class OddRequestsResourceTest {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final int AT_ONCE = 6;
    private static final Pattern WRITTEN =
            Pattern.compile("(application/problem\\+json|text/html);\\s*charset=UTF-8", Pattern.CASE_INSENSITIVE);

    private static final Map<String, List<String>> HEADERS = new TreeMap<>(Map.of(
            "Accept",
            List.of("", ",", ";", "x", "/", "a/", "/a", "a/b/c", "*/json", "text/html;q=", "text/html;q=x", "*/*;q=0"),
            "Accept-Language",
            List.of("x", ";;", "zh;q=x", "en-", "\u00ff"),
            "Accept-Encoding",
            List.of("x", ";", "gzip;q=x", "identity;q=0"),
            "Content-Type",
            List.of("", "x", "/", "*/*", "application/json;charset=x", "application/json;charset=\"", "text/csv;a=;"),
            "If-Match",
            List.of("*", "\"", "x", "\"-1\"", "\"99999999999999999999\"", "\"1\", \"2\"", "\"1\""),
            "If-None-Match",
            List.of("*", "\"", "x", "W/\""),
            "If-Modified-Since",
            List.of(
                    "x",
                    "",
                    "Thu, 99 Jan 1970 00:00:00 GMT",
                    "6 Nov 1994 08:49 GMT",
                    "Sun, 06 Nov 0000 08:49:37 GMT",
                    "Sun, 6 Nov 1994 08:49:37 +0000"),
            "Range",
            List.of("x", "bytes=-0", "bytes=5-1", "bytes=99999999999999999999-", "lines=1-2"),
            "Prefer",
            List.of("wait", "wait=", "wait=x", "wait=-1", "wait=99999", ";"),
            "Idempotency-Key",
            List.of("", "\"", "()", "a".repeat(400), "\u00ff")));

    private static final Map<String, List<String>> MORE = new TreeMap<>(Map.of(
            "If-Unmodified-Since", List.of("x"),
            "If-Range", List.of("x", "\""),
            "Forwarded", List.of("for=\"", ";;", "for=[::"),
            "X-Forwarded-For", List.of("x", "::::", "999.1.1.1"),
            "X-Forwarded-Proto", List.of("x"),
            "X-Forwarded-Host", List.of("a b", ":"),
            "Authorization", List.of("", "Bearer", "Bearer a.b.c", "Basic x"),
            "Cookie", List.of("=", "q_session=x", ";;"),
            "Content-Encoding", List.of("gzip")));

    @BeforeEach
    void register() {
        RegionYear.deliver("institutions", """
                uscc,name,kinds,division,registered_on
                911501000HH1N31B4G,某环境检测有限公司,TESTING,150200,2009-05-10
                """);
        Approved.testAccountOf(AccessWalk.USCC);
    }

    /** Each field with each of its values. */
    private static final List<Map.Entry<String, String>> FIELDS = Stream.of(HEADERS, MORE)
            .flatMap(all -> all.entrySet().stream())
            .flatMap(field -> field.getValue().stream().map(value -> Map.entry(field.getKey(), value)))
            .toList();

    /** Each operation is asked with one value in so many, another than the one before it. */
    private static final int SHARE = 11;

    /** A request, and in words what is odd about it. */
    private record Odd(String what, HttpRequest request) {

        Optional<String> faultOf(HttpResponse<String> answer) {
            int status = answer.statusCode();
            boolean isWritten = WRITTEN.matcher(
                            answer.headers().firstValue("Content-Type").orElse(""))
                    .matches();
            return status >= 500 || (status >= 400 && !isWritten)
                    ? Optional.of(request.method() + " " + request.uri().getPath() + " with " + what + " answered "
                            + status + " " + answer.headers().firstValue("Content-Type") + " " + answer.body())
                    : Optional.empty();
        }
    }

    @Test
    void no_header_makes_an_operation_fail() {
        List<Odd> asked = new ArrayList<>();
        int turn = 0;
        for (Operation operation : walk().operations()) {
            for (int each = turn++ % SHARE; each < FIELDS.size(); each += SHARE) {
                Map.Entry<String, String> field = FIELDS.get(each);
                asked.add(new Odd(field.toString(), request(operation, field.getKey(), field.getValue(), "{}")));
            }
            if (!operation.mediaType().isEmpty()) {
                asked.add(new Odd("no Content-Type", request(operation, "Content-Type", null, "x")));
            }
        }

        assertThat(faults(asked)).isEmpty();
        assertThat(asked).hasSizeGreaterThan(500);
    }

    @Test
    void no_body_makes_an_operation_fail() throws IOException, InterruptedException {
        JsonNode contract = new YAMLMapper()
                .readTree(CLIENT.send(
                                HttpRequest.newBuilder(base().resolve("/api/v1/openapi"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body());
        OddBodies bodies = new OddBodies(contract);
        Map<String, JsonNode> schemas = schemas(contract);
        List<Odd> asked = new ArrayList<>();
        for (Operation operation : walk().operations()) {
            if (operation.mediaType().equals("application/json")) {
                bodies.of(schemas.getOrDefault(operation.name(), MissingNode.getInstance()))
                        .forEach(body -> asked.add(new Odd(
                                body.substring(0, Math.min(body.length(), 400)),
                                request(operation, "X-Odd", "body", body))));
            }
        }

        assertThat(faults(asked)).isEmpty();
        assertThat(asked).hasSizeGreaterThan(500);
    }

    private static Map<String, JsonNode> schemas(JsonNode contract) {
        Map<String, JsonNode> schemas = new HashMap<>();
        contract.path("paths")
                .forEach(path -> path.forEach(operation -> schemas.put(
                        operation.path("operationId").asText(),
                        operation
                                .path("requestBody")
                                .path("content")
                                .path("application/json")
                                .path("schema"))));
        return schemas;
    }

    /** A request as who may send it, with one field of its header as it is told, or without it. */
    private static HttpRequest request(Operation operation, String name, @Nullable String value, String body) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Roles.ALL.stream()
                .filter(role -> DeclaredOperations.permission(operation.name(), role) != Permission.REFUSED)
                .findFirst()
                .filter(role -> !DeclaredOperations.isOpen(operation.name()))
                .ifPresent(role -> headers.put("Authorization", TestTokens.bearer(role)));
        headers.put("Idempotency-Key", UUID.randomUUID().toString());
        headers.put("If-Match", "\"1\"");
        if (!operation.mediaType().isEmpty()) {
            headers.put("Content-Type", operation.mediaType() + ";charset=UTF-8");
        }
        headers.remove(name);
        if (value != null) {
            headers.put(name, value);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(base().resolve(operation.path()))
                .method(
                        operation.method().toUpperCase(Locale.ROOT),
                        operation.mediaType().isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return request.build();
    }

    /** Asks some at a time. */
    private static List<String> faults(List<Odd> asked) {
        List<String> faults = new ArrayList<>();
        for (int from = 0; from < asked.size(); from += AT_ONCE) {
            List<Odd> some = asked.subList(from, Math.min(asked.size(), from + AT_ONCE));
            List<CompletableFuture<HttpResponse<String>>> answers = some.stream()
                    .map(odd -> CLIENT.sendAsync(odd.request(), HttpResponse.BodyHandlers.ofString()))
                    .toList();
            for (int each = 0; each < some.size(); each++) {
                some.get(each).faultOf(answers.get(each).join()).ifPresent(faults::add);
            }
        }
        return faults;
    }

    private static AccessWalk walk() {
        return new AccessWalk(base());
    }

    private static URI base() {
        return URI.create(
                "http://localhost:" + ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class));
    }
}
