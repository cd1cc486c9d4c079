package io.ecocredit.institutions;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.grades.PublicSide;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.function.Supplier;

/** A succession as it is registered, changed and undone: by one officer while none stands, by two where one does. */
public final class Succeeded {

    private Succeeded() {}

    /** @return the institution as it is then */
    public static Response change(
            Supplier<RequestSpecification> one,
            Supplier<RequestSpecification> two,
            String uscc,
            Map<String, String> order) {
        Response asked = ask(one.get(), one.get(), uscc, order);
        if (asked.statusCode() == 200) {
            return asked;
        }
        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(202);
        Response decided = decide(two.get(), uscc, asked.jsonPath().getLong("successionRequest"), true);
        assertThat(decided.statusCode()).as(decided.asString()).isEqualTo(200);
        return decided;
    }

    /** Says who is to succeed an institution as it stands. */
    public static Response ask(
            RequestSpecification reader, RequestSpecification officer, String uscc, Map<String, String> order) {
        String path = "/api/v1/institutions/" + uscc;
        Response answer = officer.contentType("application/json")
                .header("If-Match", reader.get(path).header("ETag"))
                .body(order)
                .post(path + "/succession");
        PublicSide.hasHeard();
        return answer;
    }

    public static Response decide(RequestSpecification officer, String uscc, long request, boolean confirmed) {
        Response answer = officer.contentType("application/json")
                .body(Map.of("confirmed", confirmed, "reason", "经核对登记机关的文件"))
                .post("/api/v1/institutions/{uscc}/succession-requests/{request}/decision", uscc, request);
        PublicSide.hasHeard();
        return answer;
    }
}
