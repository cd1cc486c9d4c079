package io.ecocredit.platform.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** The contract that is kept in the project is the contract that the service gives. */
@QuarkusTest
class ContractResourceTest {

    private static final Path KEPT = Path.of("openapi", "openapi.yaml");
    private static final String RENEW = "contract.renew";
    private static final YAMLMapper YAML = new YAMLMapper();

    /** What everybody may read without a login. */
    private static final Set<String> OPEN = Set.of(
            "/api/v1/grades",
            "/api/v1/releases",
            "/api/v1/catalogues",
            "/api/v1/verifications",
            "/api/v1/public-notices");

    @Test
    void the_kept_contract_is_the_one_the_service_gives() throws IOException {
        String given = contract();
        if (System.getProperty(RENEW) != null) {
            Files.writeString(KEPT, given);
        }
        List<String> differences = new ArrayList<>();
        compare("", YAML.readTree(Files.readString(KEPT)), YAML.readTree(given), differences);
        assertThat(differences)
                .as("renew it with: mvn test -Dtest=ContractResourceTest -D%s=", RENEW)
                .isEmpty();
    }

    @Test
    void a_difference_is_found_wherever_it_is_and_order_is_none() throws JsonProcessingException {
        List<String> differences = new ArrayList<>();
        compare(
                "",
                YAML.readTree("{a: {b: [1, 2]}, c: x, d: 1}"),
                YAML.readTree("{c: x, e: 1, a: {b: [1, 3]}}"),
                differences);
        assertThat(differences).hasSize(3).anyMatch(each -> each.startsWith("/a/b/1"));
        differences.clear();
        compare("", YAML.readTree("{a: 1, b: 2}"), YAML.readTree("{b: 2, a: 1}"), differences);
        assertThat(differences).isEmpty();
    }

    @Test
    void every_operation_says_what_it_is_for_who_may_use_it_and_how_it_refuses() throws JsonProcessingException {
        operations((address, operation) -> {
            assertThat(operation.path("summary").asText()).as(address).contains(" · ");
            assertThat(operation.path("tags")).as(address).hasSize(1);
            JsonNode refusals = operation.path("responses");
            assertThat(refusals.has("4XX")).as(address).isTrue();
            boolean open = OPEN.stream().anyMatch(address.substring(address.indexOf(' ') + 1)::startsWith);
            assertThat(operation.path("security").isEmpty())
                    .as(address + " is open")
                    .isEqualTo(open);
            boolean key = takes(operation, "Idempotency-Key");
            boolean version = takes(operation, "If-Match");
            assertThat(refusals.has("401") && refusals.has("403")).as(address).isEqualTo(!open);
            assertThat(refusals.has("409") && refusals.has("422")).as(address).isEqualTo(key && !open);
            assertThat(refusals.has("412") && refusals.has("428")).as(address).isEqualTo(version);
        });
    }

    private static boolean takes(JsonNode operation, String header) {
        return operation.path("parameters").findValuesAsText("name").contains(header);
    }

    @Test
    void what_needs_a_login_refuses_without_and_what_is_open_does_not() throws JsonProcessingException {
        operations((address, operation) -> {
            String method = address.substring(0, address.indexOf(' '));
            String path = address.substring(address.indexOf(' ') + 1).replaceAll("\\{[a-zA-Z]+\\}", "x");
            RequestSpecification request = given();
            operation
                    .path("requestBody")
                    .path("content")
                    .fieldNames()
                    .forEachRemaining(type -> request.contentType(type + ";charset=UTF-8"));
            Response answer = request.request(method, path);
            if (operation.path("security").isEmpty()) {
                assertThat(answer.statusCode()).as(address).isNotIn(401, 403).isLessThan(500);
            } else {
                assertThat(answer.statusCode()).as(address).isEqualTo(401);
            }
        });
    }

    private static void operations(BiConsumer<String, JsonNode> consumer) throws JsonProcessingException {
        JsonNode paths = YAML.readTree(contract()).path("paths");
        assertThat(paths.size()).isGreaterThan(20);
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (operation.getValue().has("responses")) {
                    consumer.accept(
                            operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), operation.getValue());
                }
            }
        }
    }

    private static String contract() {
        return given().get("/api/v1/openapi").then().statusCode(200).extract().asString();
    }

    private static void compare(String place, JsonNode kept, JsonNode given, List<String> differences) {
        if (kept.isObject() && given.isObject()) {
            kept.properties()
                    .forEach(child -> compare(
                            place + "/" + child.getKey(), child.getValue(), given.path(child.getKey()), differences));
            given.properties().stream()
                    .filter(child -> !kept.has(child.getKey()))
                    .forEach(child -> differences.add(place + "/" + child.getKey() + " is not in the kept contract"));
        } else if (kept.isArray() && given.isArray() && kept.size() == given.size()) {
            for (int index = 0; index < kept.size(); index++) {
                compare(place + "/" + index, kept.get(index), given.get(index), differences);
            }
        } else if (!kept.equals(given)) {
            differences.add(place + " was " + kept + " and is " + given);
        }
    }
}
