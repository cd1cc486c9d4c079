package io.ecocredit.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ecocredit.platform.access.AccessWalk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What operations declare is what the packaged program does in production, with tokens of a real provider. */
class AccessMatrixIT {

    private final Deployment deployment = Deployment.running();

    @Test
    void every_operation_answers_every_role_and_nobody_as_is_declared() throws IOException, InterruptedException {
        Map<String, String> bearers = Roles.ALL.stream()
                .collect(Collectors.toMap(
                        Function.identity(), role -> deployment.tokens().bearer(role, TestTokens.usual(role))));
        registerAndApprove(bearers.getOrDefault(Roles.REGION, ""), bearers.getOrDefault(Roles.INSTITUTION, ""));

        AccessWalk.Result result = new AccessWalk(URI.create(deployment.program().address("")))
                .walk(role -> bearers.getOrDefault(role, ""));

        assertThat(result.wrong()).isEmpty();
        assertThat(result.cells()).isGreaterThan(9 * 45);
    }

    private void registerAndApprove(String region, String institution) throws IOException, InterruptedException {
        send(region, "text/csv;charset=UTF-8", "POST", "/api/v1/imports/institutions", """
                uscc,name,kinds,division,registered_on
                911501000HH1N31B4G,某环境检测有限公司,TESTING,150200,2009-05-10
                """);
        String payload = new String(Base64.getUrlDecoder().decode(institution.split("\\.")[1]), StandardCharsets.UTF_8);
        String account = new ObjectMapper().readTree(payload).required("sub").asText();
        send(region, "application/json", "PUT", "/api/v1/institutions/" + AccessWalk.USCC + "/accounts/" + account, "{}");
    }

    private void send(String bearer, String type, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(deployment.program().address(path)))
                                .header("Authorization", bearer)
                                .header("Content-Type", type)
                                .header("Prefer", "wait=30")
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
