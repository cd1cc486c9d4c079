package io.ecocredit.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ecocredit.fixtures.Program;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The pages inside behind the login of a real provider, in production, where nobody can choose a role. */
class PagesLoginIT {

    private final HttpClient browser = HttpClient.newHttpClient();
    private final Deployment deployment = Deployment.running();
    private final Program program = deployment.program();
    private final KeycloakRest rest = new KeycloakRest(deployment.keycloak());

    @Test
    void an_officer_logs_in_at_the_provider_and_sees_the_pages() throws IOException, InterruptedException {
        allowTheLoginOf(program.address("/inside/login"));
        Map<String, String> ours = new LinkedHashMap<>();
        assertThat(at(ours, "/inside").headers().firstValue("Location").orElse(""))
                .endsWith("/inside/login");

        HttpResponse<String> away = at(ours, "/inside/login");
        assertThat(away.statusCode()).as(away.body()).isEqualTo(302);
        String provider = away.headers().firstValue("Location").orElseThrow();
        assertThat(provider).contains("client_id=pages", "code_challenge_method=S256");
        assertThat(away.headers().allValues("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).contains("HTTPOnly", "Secure", "Path=/inside"));

        String back = new ProviderPages(rest)
                .logInFirst(provider, deployment.users().newcomer(Roles.LEAGUE, Map.of("division", "150200")));
        HttpResponse<String> returned = send(ours, back);
        for (int hop = 0; hop < 4 && returned.statusCode() / 100 == 3; hop++) {
            returned = send(ours, absolute(returned.headers().firstValue("Location").orElseThrow()));
        }
        assertThat(returned.statusCode()).as(returned.body()).isEqualTo(200);
        assertThat(returned.body()).contains("我的任务", "包头市生态环境局");
        assertThat(at(ours, "/inside/years").statusCode()).isEqualTo(200);
        assertThat(at(ours, "/api/v1/years").statusCode())
                .as("a session is for pages only")
                .isEqualTo(401);

        String end = at(ours, "/inside/logout").headers().firstValue("Location").orElseThrow();
        assertThat(end).contains("/protocol/openid-connect/logout", "id_token_hint");
        assertThat(ours.keySet()).as("cookies that are left").noneMatch(name -> name.startsWith("q_session"));
        assertThat(at(ours, "/inside").headers().firstValue("Location").orElse(""))
                .endsWith("/inside/login");
    }

    @Test
    void nobody_chooses_a_role() throws IOException, InterruptedException {
        HttpResponse<String> answer = browser.send(
                HttpRequest.newBuilder(URI.create(program.address("/inside/login")))
                        .header("Sec-Fetch-Site", "same-origin")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("role=region&officer=1"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    /** The realm knows the register's public address; here the program is reached without it. */
    private void allowTheLoginOf(String address) {
        JsonNode client = rest.get("/ecocredit/clients?clientId=pages").get(0);
        List<String> redirects = new ArrayList<>(List.of(address));
        client.path("redirectUris").forEach(each -> redirects.add(each.asText()));
        rest.put(
                "/ecocredit/clients/" + client.path("id").asText(),
                Map.of("clientId", "pages", "redirectUris", redirects));
    }

    private HttpResponse<String> at(Map<String, String> cookies, String path)
            throws IOException, InterruptedException {
        return send(cookies, program.address(path));
    }

    private String absolute(String location) {
        return location.startsWith("/") ? program.address(location) : location;
    }

    private HttpResponse<String> send(Map<String, String> cookies, String address)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html, */*;q=0.1");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(each -> each.getKey() + "=" + each.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> answer = browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        answer.headers().allValues("Set-Cookie").forEach(cookie -> {
            String pair = cookie.substring(0, cookie.indexOf(';'));
            String name = pair.substring(0, pair.indexOf('='));
            String value = pair.substring(pair.indexOf('=') + 1);
            if (value.isEmpty()) {
                cookies.remove(name);
            } else {
                cookies.put(name, value);
            }
        });
        return answer;
    }
}
