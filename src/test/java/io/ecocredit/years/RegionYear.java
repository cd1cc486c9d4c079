package io.ecocredit.years;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.Expected;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What an officer of the region does with a year, over HTTP. */
final class RegionYear {

    private static final String CSV = "text/csv;charset=UTF-8";

    private RegionYear() {}

    static RequestSpecification region() {
        return given().header("Authorization", TestTokens.bearer(Roles.REGION, Map.of("division", "150000")))
                .header("Prefer", "wait=60");
    }

    static RequestSpecification platform() {
        return given().header("Authorization", TestTokens.bearer(Roles.PLATFORM));
    }

    /** Imports every kind of the sample region; nothing of it may be refused. */
    static void importAll() {
        for (String kind : Expected.KINDS) {
            JsonPath report = deliver(kind, Expected.facts(kind));
            assertThat(report.getLong("result.refused")).as(kind).isZero();
            assertThat(report.getLong("result.accepted")).as(kind).isEqualTo(report.getLong("result.rows"));
        }
    }

    static JsonPath deliver(String kind, byte[] csv) {
        Response answer = region().contentType(CSV).body(csv).post("/api/v1/imports/{kind}", kind);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("state")).as(answer.asString()).isEqualTo("SUCCEEDED");
        return answer.jsonPath();
    }

    static JsonPath deliver(String kind, String csv) {
        return deliver(kind, csv.getBytes(StandardCharsets.UTF_8));
    }

    static void open(int year) {
        region().put("/api/v1/years/{year}", year).then().statusCode(200);
        region().post("/api/v1/years/{year}/participants", year).then().statusCode(200);
    }

    static JsonPath rate(int year, String at) {
        return succeeded(order(Map.of("at", at)).post("/api/v1/years/{year}/rating", year));
    }

    static JsonPath publish(int year, String publishedOn) {
        return succeeded(order(Map.of("publishedOn", publishedOn)).post("/api/v1/years/{year}/publication", year));
    }

    static RequestSpecification order(Map<String, String> body) {
        return region().contentType("application/json").body(body);
    }

    private static JsonPath succeeded(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("state")).as(answer.asString()).isEqualTo("SUCCEEDED");
        return answer.jsonPath();
    }
}
