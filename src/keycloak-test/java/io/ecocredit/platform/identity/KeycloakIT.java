package io.ecocredit.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged program in production with the realm of this repository at a real provider. */
class KeycloakIT {

    private static final String YEARS = "/api/v1/years";
    private static final String FEED = "/api/v1/feed/head";
    private static final String OWN = "911501000HH1N31B4G";
    private static final Map<String, String> IN_BAOTOU = Map.of("division", "150200");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Deployment deployment = Deployment.running();
    private final KeycloakTokens tokens = deployment.users();
    private final KeycloakRest rest = new KeycloakRest(deployment.keycloak());

    @ParameterizedTest
    @CsvSource({
        "region, division, 150000, 200, 403",
        "league, division, 150200, 200, 403",
        "institution, uscc, " + OWN + ", 403, 403",
        "practitioner, person, P000017, 403, 403",
        "provider, authority, 包头市生态环境局, 403, 403",
        "auditor, , , 403, 403",
        "platform, , , 403, 200",
        "department, , , 403, 200",
    })
    void each_role_reaches_what_is_its_own(String role, String claim, String value, int years, int feed)
            throws IOException {
        String token = tokens.token(role, claim == null ? Map.of() : Map.of(claim, value));

        assertThat(status(YEARS, token)).isEqualTo(years);
        assertThat(status(FEED, token)).isEqualTo(feed);
    }

    @Test
    void every_claim_arrives_as_the_administrator_set_it_and_nothing_personal_with_it() throws IOException {
        Map<String, String> bound = Map.of(
                "division", "150200",
                "uscc", OWN,
                "person", "P000017",
                "authority", "包头市生态环境局",
                "authority_kind", "ECOLOGICAL");
        JsonNode claims = claims(tokens.token(Roles.PROVIDER, bound));

        bound.forEach(
                (name, value) -> assertThat(claims.required(name).asText()).as(name).isEqualTo(value));
        assertThat(claims.required("groups")).singleElement().asString().contains(Roles.PROVIDER);
        assertThat(claims.required("aud").asText()).isEqualTo("ecocredit");
        assertThat(claims.required("typ").asText()).isEqualTo("Bearer");
        assertThat(claims.required("sub").asText()).isNotBlank();
        assertThat(claims.required("exp").asLong() - claims.required("iat").asLong())
                .isLessThanOrEqualTo(300);
        assertThat(List.of("name", "email", "preferred_username", "given_name", "family_name"))
                .noneMatch(claims::has);
    }

    @Test
    void a_person_logs_in_on_the_page_and_the_client_must_prove_that_it_asked() throws IOException {
        PageLogin page = new PageLogin(rest, Deployment.ADDRESS + "/inside/login", Deployment.PAGES_SECRET);
        String user = tokens.newcomer(Roles.LEAGUE, IN_BAOTOU);

        assertThat(status(YEARS, page.tokens(user).required("access_token").asText()))
                .isEqualTo(200);
        assertThat(page.open(Map.of()).headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).contains("error=invalid_request"));
    }

    @Test
    void a_password_alone_lets_nobody_in_neither_at_first_nor_later() {
        PageLogin page = new PageLogin(rest, Deployment.ADDRESS + "/inside/login", Deployment.PAGES_SECRET);
        String user = tokens.newcomer(Roles.REGION, Map.of("division", "150000"));

        HttpResponse<String> setup = new ProviderPages(rest).afterPassword(page.address(), user);
        assertThat(setup.headers().firstValue("Location")).isEmpty();
        assertThat(setup.body()).contains(ProviderPages.SETUP_FORM);
        assertThat(new ProviderPages(rest).logInFirst(page.address(), user)).contains("code=");

        ProviderPages later = new ProviderPages(rest);
        HttpResponse<String> asked = later.afterPassword(page.address(), user);
        assertThat(asked.headers().firstValue("Location")).isEmpty();
        HttpResponse<String> guessed = later.submit(asked, ProviderPages.CODE_FORM, Map.of("otp", "no code"));
        assertThat(guessed.headers().firstValue("Location")).isEmpty();
        assertThat(guessed.body()).contains(ProviderPages.CODE_FORM);
    }

    @Test
    void tokens_for_another_purpose_are_refused() throws IOException {
        JsonNode all = tokens.ofUser(tokens.user(Roles.LEAGUE, IN_BAOTOU));

        assertThat(status(YEARS, all.required("access_token").asText())).isEqualTo(200);
        assertThat(status(YEARS, all.required("id_token").asText())).isEqualTo(401);
        assertThat(status(YEARS, all.required("refresh_token").asText())).isEqualTo(401);
    }

    @Test
    void tokens_of_another_realm_or_of_a_client_without_our_audience_are_refused() throws IOException {
        rest.post(
                "/ecocredit/clients",
                Map.of(
                        "clientId", "elsewhere",
                        "secret", "throw-away",
                        "serviceAccountsEnabled", true,
                        "publicClient", false));
        Map<String, String> elsewhere =
                Map.of("grant_type", "client_credentials", "client_id", "elsewhere", "client_secret", "throw-away");
        Map<String, String> administrator = Map.of(
                "grant_type", "password",
                "client_id", "admin-cli",
                "username", Keycloak.ADMIN,
                "password", Keycloak.ADMIN_PASSWORD);

        assertThat(status(YEARS, rest.tokens("ecocredit", elsewhere).required("access_token").asText()))
                .isEqualTo(401);
        assertThat(status(YEARS, rest.tokens("master", administrator).required("access_token").asText()))
                .isEqualTo(401);
    }

    @Test
    void a_token_is_refused_once_it_has_expired() throws IOException, InterruptedException {
        String realm = "/ecocredit";
        rest.put(realm, Map.of("accessTokenLifespan", 3));
        String token = tokens.token(Roles.LEAGUE, IN_BAOTOU);
        rest.put(realm, Map.of("accessTokenLifespan", 300));
        Instant end = Instant.ofEpochSecond(claims(token).required("exp").asLong()).plus(Duration.ofSeconds(2));
        while (Instant.now().isBefore(end)) {
            Thread.sleep(100);
        }

        assertThat(status(YEARS, token)).isEqualTo(401);
    }

    @Test
    void a_new_key_of_the_provider_is_followed_and_the_old_one_holds_while_it_is_published()
            throws IOException, InterruptedException {
        String before = tokens.token(Roles.LEAGUE, IN_BAOTOU);
        assertThat(status(YEARS, before)).isEqualTo(200);
        rest.post(
                "/ecocredit/components",
                Map.of(
                        "name", "a-newer-key",
                        "providerId", "rsa-generated",
                        "providerType", "org.keycloak.keys.KeyProvider",
                        "config", Map.of("priority", List.of("200"), "algorithm", List.of("RS256"))));
        String after = tokens.token(Roles.LEAGUE, IN_BAOTOU);

        assertThat(header(after).required("kid")).isNotEqualTo(header(before).required("kid"));
        // Keys are asked for once a minute at most, and a forged token may just have had them asked for.
        Instant end = Instant.now().plus(PATIENCE);
        while (status(YEARS, after) != 200 && Instant.now().isBefore(end)) {
            Thread.sleep(500);
        }
        assertThat(status(YEARS, after)).isEqualTo(200);
        assertThat(status(YEARS, before)).isEqualTo(200);
    }

    @Test
    void nobody_moves_to_another_division_by_editing_the_own_account() throws IOException {
        rest.post(
                "/ecocredit/clients",
                Map.of(
                        "clientId", "account-test",
                        "secret", "throw-away",
                        "publicClient", false,
                        "directAccessGrantsEnabled", true,
                        "standardFlowEnabled", false));
        String user = tokens.user(Roles.LEAGUE, Map.of("division", "150300"));
        String token = rest.tokens(
                        "ecocredit",
                        Map.of(
                                "grant_type", "password",
                                "client_id", "account-test",
                                "client_secret", "throw-away",
                                "username", user,
                                "password", KeycloakTokens.PASSWORD))
                .required("access_token")
                .asText();
        URI account = URI.create(deployment.keycloak().address("/realms/ecocredit/account"));
        HttpRequest.Builder change = HttpRequest.newBuilder(account)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");

        assertThat(rest.send(HttpRequest.newBuilder(account)
                                .header("Authorization", "Bearer " + token)
                                .header("Accept", "application/json"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(rest.send(change.POST(BodyPublishers.ofString(KeycloakRest.json(Map.of(
                                "username", user, "attributes", Map.of("division", List.of("150000")))))))
                        .statusCode())
                .isBetween(400, 499);
        assertThat(claims(tokens.token(Roles.LEAGUE, Map.of("division", "150300")))
                        .required("division")
                        .asText())
                .isEqualTo("150300");
    }

    private int status(String path, String token) throws IOException {
        return deployment
                .program()
                .get(path, Map.of("Authorization", "Bearer " + token))
                .statusCode();
    }

    private static JsonNode claims(String token) throws IOException {
        return part(token, 1);
    }

    private static JsonNode header(String token) throws IOException {
        return part(token, 0);
    }

    private static JsonNode part(String token, int index) throws IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[index]));
    }
}
