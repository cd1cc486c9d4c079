package io.ecocredit.platform.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.operation.Permission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Walks every operation of the contract as every role and without a token, and compares the answers with what they declare.
 * It asks over HTTP alone, so it can walk a service with any provider of tokens.
 */
public final class AccessWalk {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** The institution as which {@code TestTokens} asks. */
    public static final String USCC = "911501000HH1N31B4G";

    /** Values of path parameters, by name, that belong to whoever asks. */
    private static final Map<String, String> PARAMETERS = Map.of(
            "uscc", USCC, "year", "2024", "kind", "records", "version", "2024", "account", "nobody", "number",
            "P000017");

    private final URI base;

    public AccessWalk(URI base) {
        this.base = base;
    }

    /** An operation of the contract. */
    public record Operation(String name, String method, String path, String mediaType) {}

    /** What came of a walk. */
    public record Result(int cells, List<String> wrong) {}

    public List<Operation> operations() {
        try {
            JsonNode paths = new YAMLMapper()
                    .readTree(send("GET", "/api/v1/openapi", "", "").body())
                    .path("paths");
            List<Operation> operations = new ArrayList<>();
            paths.properties()
                    .forEach(path -> path.getValue().properties().stream()
                            .filter(each -> each.getValue().has("operationId"))
                            .forEach(each -> operations.add(operation(path.getKey(), each.getKey(), each.getValue()))));
            return operations;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Operation operation(String path, String method, JsonNode node) {
        String filled = path;
        for (Map.Entry<String, String> parameter : PARAMETERS.entrySet()) {
            filled = filled.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        JsonNode content = node.path("requestBody").path("content");
        return new Operation(
                node.path("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                filled.replaceAll("\\{[A-Za-z]+\\}", UUID.randomUUID().toString()),
                content.isEmpty() ? "" : content.fieldNames().next());
    }

    /** @param bearer the value of an Authorization header for each role */
    public Result walk(Function<String, String> bearer) {
        List<String> wrong = new ArrayList<>();
        int cells = 0;
        for (Operation operation : operations()) {
            cells++;
            int open = send(operation, "").statusCode();
            if (DeclaredOperations.isOpen(operation.name()) ? open == 401 || open == 403 : open != 401) {
                wrong.add(operation + " without a token answered " + open);
            }
            for (String role : Roles.ALL) {
                cells++;
                HttpResponse<String> answer = send(operation, bearer.apply(role));
                boolean refused = answer.statusCode() == 401 || answer.statusCode() == 403;
                boolean expected = DeclaredOperations.permission(operation.name(), role) == Permission.REFUSED;
                if (refused != expected || answer.statusCode() >= 500 || (expected && !isRefusal(answer))) {
                    wrong.add(operation + " as " + role + " answered " + answer.statusCode() + " " + answer.body());
                }
            }
        }
        return new Result(cells, wrong);
    }

    private static boolean isRefusal(HttpResponse<String> answer) {
        return answer.body().contains("\"FORBIDDEN\"");
    }

    private HttpResponse<String> send(Operation operation, String authorization) {
        return send(operation.method(), operation.path(), authorization, operation.mediaType());
    }

    public HttpResponse<String> send(String method, String path, String authorization, String mediaType) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        if (mediaType.isEmpty()) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", mediaType + ";charset=UTF-8")
                    .method(method, HttpRequest.BodyPublishers.ofString("x"));
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
