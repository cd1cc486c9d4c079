package io.ecocredit.practitioners.procedure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.evidence.Samples;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** The seats of the practitioners' year 2024, and the steps that are taken from them over HTTP. */
public final class PractitionerYear {

    private PractitionerYear() {}

    public static RequestSpecification officer(String league, String name) {
        return given().contentType("application/json")
                .header(
                        "Authorization",
                        TestTokens.bearer(Roles.LEAGUE, Map.of("division", league, "sub", league + name)));
    }

    public static RequestSpecification region(String name) {
        return given().contentType("application/json")
                .header("Authorization", TestTokens.bearer(Roles.REGION, Map.of("sub", "region-" + name)));
    }

    public static RequestSpecification person(String number) {
        return given().contentType("application/json")
                .header("Authorization", TestTokens.bearer(Roles.PRACTITIONER, Map.of("person", number)));
    }

    public static JsonPath list(RequestSpecification who) {
        return who.get("/api/v1/practitioner-evaluations?year=2024").jsonPath();
    }

    public static JsonPath view(String number) {
        return region("one")
                .queryParam("practitioner", number)
                .get("/api/v1/practitioner-evaluations")
                .jsonPath();
    }

    public static String id(String number) {
        return view(number).getString("items[0].evaluationId");
    }

    public static Map<String, Object> item(String number) {
        JsonPath seen = view(number);
        return Map.of(
                "evaluationId", seen.getString("items[0].evaluationId"), "version", seen.getLong("items[0].version"));
    }

    public static Response take(RequestSpecification who, String number, String action, Map<String, ?> order) {
        JsonPath seen = view(number);
        return who.header("If-Match", "\"" + seen.getLong("items[0].version") + "\"")
                .body(order)
                .post(
                        "/api/v1/practitioner-evaluations/{id}/{action}",
                        seen.getString("items[0].evaluationId"),
                        action);
    }

    public static void taken(RequestSpecification who, String number, String action, Map<String, ?> order) {
        Response answer = take(who, number, action, order);
        assertThat(answer.statusCode()).as("%s: %s", action, answer.asString()).isEqualTo(200);
    }

    public static void refused(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.asString()).contains("\"" + code + "\"");
    }

    public static String evidence(String number) {
        return evidence(number, number);
    }

    /** A file that the account with a number hands in about a person. */
    public static String evidence(String account, String number) {
        return given().header("Authorization", TestTokens.bearer(Roles.PRACTITIONER, Map.of("person", account)))
                .contentType("application/pdf")
                .queryParam("name", "说明.pdf")
                .body(Samples.pdf(number))
                .post("/api/v1/practitioners/{number}/evidence", number)
                .jsonPath()
                .getString("evidenceId");
    }
}
