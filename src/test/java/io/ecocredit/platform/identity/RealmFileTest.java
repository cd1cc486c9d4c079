package io.ecocredit.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ecocredit.regulation.subject.AuthorityKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The realm file says what the program expects, and brings nothing that an operator would have to take away again. */
class RealmFileTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> BOUND = List.of("division", "uscc", "person", "authority", "authority_kind");

    /** Steps that ask for a code of an authenticator. */
    private static final Set<String> CODES = Set.of("auth-otp-form", "direct-grant-validate-otp");

    private final JsonNode realm;

    RealmFileTest() throws IOException {
        realm = JSON.readTree(Path.of("identity", "ecocredit-realm.json").toFile());
    }

    @Test
    void its_roles_are_those_of_the_program() {
        assertThat(realm.required("roles").required("realm").findValuesAsText("name"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(DemonstrationRole.values())
                        .map(DemonstrationRole::role)
                        .toList());
    }

    @Test
    void what_binds_a_user_can_be_edited_by_administrators_only() throws IOException {
        for (String name : BOUND) {
            JsonNode attribute = attribute(name);
            assertThat(attribute.required("permissions").required("edit"))
                    .as(name)
                    .map(JsonNode::asText)
                    .containsExactly("admin");
        }
    }

    @Test
    void its_kinds_of_authority_are_those_of_the_program() throws IOException {
        JsonNode options = attribute("authority_kind")
                .required("validations")
                .required("options")
                .required("options");

        assertThat(options)
                .map(JsonNode::asText)
                .containsExactlyElementsOf(Arrays.stream(AuthorityKind.values())
                        .map(AuthorityKind::name)
                        .toList());
    }

    @Test
    void it_brings_no_secret_no_password_and_no_person() {
        assertThat(realm.findValuesAsText("secret")).hasSize(3).allMatch(secret -> secret.matches("\\$\\{[A-Z_]+}"));
        assertThat(realm.findValues("credentials")).isEmpty();
        assertThat(realm.required("users")).allMatch(user -> user.has("serviceAccountClientId"));
    }

    @Test
    void no_client_trades_passwords_or_gets_tokens_through_the_address_bar() {
        for (JsonNode client : realm.required("clients")) {
            assertThat(client.required("directAccessGrantsEnabled").asBoolean()).isFalse();
            assertThat(client.required("implicitFlowEnabled").asBoolean()).isFalse();
            assertThat(client.required("fullScopeAllowed").asBoolean()).isFalse();
            assertThat(client.required("publicClient").asBoolean()).isFalse();
        }
    }

    @Test
    void people_are_sent_back_to_one_address_only() {
        for (JsonNode client : realm.required("clients")) {
            assertThat(client.path("redirectUris"))
                    .as(client.required("clientId").asText())
                    .allMatch(address -> address.asText().equals("${ECOCREDIT_ADDRESS}/inside/login"));
        }
    }

    @Test
    void whoever_logs_in_shows_a_second_factor_on_every_way() {
        JsonNode browser = flow(realm.required("browserFlow").asText());

        assertThat(browser.required("topLevel").asBoolean()).isTrue();
        assertThat(demandsCode(browser)).isTrue();
        assertThat(demandsCode(flow("direct grant"))).isTrue();
        assertThat(realm.required("otpPolicyCodeReusable").asBoolean()).isFalse();
        for (JsonNode client : realm.required("clients")) {
            assertThat(client.has("authenticationFlowBindingOverrides")).isFalse();
        }
    }

    /** A session that is there already began with a code; of other ways each must lead to one that cannot be left out. */
    private boolean demandsCode(JsonNode flow) {
        boolean offered = false;
        for (JsonNode step : flow.required("authenticationExecutions")) {
            String requirement = step.required("requirement").asText();
            String authenticator = step.path("authenticator").asText();
            boolean code = step.has("flowAlias")
                    ? demandsCode(flow(step.required("flowAlias").asText()))
                    : CODES.contains(authenticator);
            if (requirement.equals("REQUIRED") && code) {
                return true;
            }
            if (requirement.equals("ALTERNATIVE") && !authenticator.equals("auth-cookie") && !code) {
                return false;
            }
            offered |= requirement.equals("ALTERNATIVE") && code;
        }
        return offered;
    }

    private JsonNode flow(String alias) {
        for (JsonNode flow : realm.required("authenticationFlows")) {
            if (flow.required("alias").asText().equals(alias)) {
                return flow;
            }
        }
        throw new AssertionError("no flow " + alias);
    }

    @Test
    void tokens_and_sessions_are_short() {
        assertThat(seconds("accessTokenLifespan")).isBetween(1, 5 * 60);
        assertThat(seconds("ssoSessionIdleTimeout")).isBetween(1, 30 * 60);
        assertThat(seconds("ssoSessionMaxLifespan")).isBetween(1, 10 * 60 * 60);
        assertThat(seconds("clientSessionIdleTimeout")).isBetween(1, 30 * 60);
        assertThat(seconds("clientSessionMaxLifespan")).isBetween(1, 10 * 60 * 60);
        assertThat(realm.required("rememberMe").asBoolean()).isFalse();
        for (JsonNode client : realm.required("clients")) {
            assertThat(client.required("attributes").propertyStream().map(Map.Entry::getKey))
                    .noneMatch(name -> name.contains("lifespan") || name.contains("timeout"));
            assertThat(client.required("optionalClientScopes"))
                    .as("no sessions that outlive a logout")
                    .isEmpty();
        }
    }

    private int seconds(String name) {
        return realm.required(name).asInt();
    }

    private JsonNode attribute(String name) throws IOException {
        String profile = realm.required("components")
                .required("org.keycloak.userprofile.UserProfileProvider")
                .required(0)
                .required("config")
                .required("kc.user.profile.config")
                .required(0)
                .asText();
        for (JsonNode attribute : JSON.readTree(profile).required("attributes")) {
            if (attribute.required("name").asText().equals(name)) {
                return attribute;
            }
        }
        throw new AssertionError("no attribute " + name);
    }
}
