package io.ecocredit.imports;

import static io.ecocredit.fixtures.RegionYear.region;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

/** A file in which all is wrong is given up: what is kept of it is no more than a person reads. */
@QuarkusTest
class HopelessFileResourceTest {

    private static final int ROWS = 5000;

    @Test
    void a_file_of_hopeless_rows_stops_at_a_stated_number_of_findings() {
        String header = SmallRegister.header("records");
        String hopeless = header.replaceAll("[^,]", "") + "某事\n";

        JsonPath job = region().contentType("text/csv;charset=UTF-8")
                .queryParam("mode", "valid")
                .body(header + "\n" + hopeless.repeat(ROWS))
                .post("/api/v1/imports/records")
                .jsonPath();

        assertThat(job.getString("state")).isEqualTo("FAILED");
        assertThat(job.getString("problem.code")).isEqualTo("TOO_MANY_FINDINGS");
        String findings = "/api/v1/imports/records/{id}/findings";
        region().queryParam("cursor", KeptFindings.MOST - 1)
                .get(findings, job.getString("id"))
                .then()
                .body("items", hasSize(1))
                .body("next", nullValue());
        region().get("/api/v1/imports/records/{id}", job.getString("id")).then().body("result", equalTo(null));
    }
}
