package io.ecocredit.platform.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Tokens of a real provider: by client credentials for the clients of the realm file, and for everybody else of a user made
 * for the test with the role and the attributes, through a client that only tests add and that may trade passwords.
 */
final class KeycloakTokens implements TokenSource {

    static final String REALM = "ecocredit";
    static final String PASSWORD = "Throw-Away-Walnut-17";
    static final String TEST_CLIENT = "test";
    static final String TEST_SECRET = "throw-away-test-client";

    private static final Set<String> CLIENTS = Set.of(Roles.PLATFORM, Roles.DEPARTMENT);

    private final KeycloakRest rest;
    private final Map<String, String> secrets;
    private final Map<String, String> users = new ConcurrentHashMap<>();

    /** @param secrets of the realm's clients */
    KeycloakTokens(KeycloakRest rest, Map<String, String> secrets) {
        this.rest = rest;
        this.secrets = secrets;
        trustPasswordsAlone();
        addTestClient();
    }

    /** The realm lets nobody in by a password alone; tokens of clients that trade passwords are for tests only. */
    private void trustPasswordsAlone() {
        String flow = "password alone";
        String flows = "/ecocredit/authentication/flows";
        rest.post(flows, Map.of("alias", flow, "providerId", "basic-flow", "topLevel", true, "builtIn", false));
        String executions = flows + "/" + flow.replace(" ", "%20") + "/executions";
        for (String step : List.of("direct-grant-validate-username", "direct-grant-validate-password")) {
            rest.post(executions + "/execution", Map.of("provider", step));
        }
        for (JsonNode execution : rest.get(executions)) {
            rest.put(executions, ((ObjectNode) execution).put("requirement", "REQUIRED"));
        }
        rest.put("/ecocredit", Map.of("directGrantFlow", flow));
    }

    /** Like the client of the pages in what it puts into tokens, but for users who log in without a page. */
    private void addTestClient() {
        ObjectNode client = (ObjectNode) client("pages");
        client.remove(List.of("id", "redirectUris", "attributes"));
        client.withArray("protocolMappers").forEach(mapper -> ((ObjectNode) mapper).remove("id"));
        client.put("clientId", TEST_CLIENT).put("secret", TEST_SECRET);
        client.put("directAccessGrantsEnabled", true).put("standardFlowEnabled", false);
        JsonNode roles = rest.get("/ecocredit/clients/" + client("pages").required("id").asText() + "/scope-mappings/realm");
        rest.post("/ecocredit/clients", client);
        rest.post(
                "/ecocredit/clients/" + client(TEST_CLIENT).required("id").asText() + "/scope-mappings/realm", roles);
    }

    JsonNode client(String id) {
        return rest.get("/ecocredit/clients?clientId=" + id).required(0);
    }

    @Override
    public String token(String role, Map<String, String> claims) {
        return CLIENTS.contains(role)
                ? ofClient(role)
                : ofUser(user(role, claims)).required("access_token").asText();
    }

    private String ofClient(String id) {
        return rest.tokens(
                        REALM,
                        Map.of(
                                "grant_type", "client_credentials",
                                "client_id", id,
                                "client_secret", secrets.getOrDefault(id, "")))
                .required("access_token")
                .asText();
    }

    /** All tokens of a user, the identity token too. */
    JsonNode ofUser(String name) {
        return rest.tokens(
                REALM,
                Map.of(
                        "grant_type", "password",
                        "client_id", TEST_CLIENT,
                        "client_secret", TEST_SECRET,
                        "scope", "openid",
                        "username", name,
                        "password", PASSWORD));
    }

    /** The user with a role and attributes, made when first asked for. */
    String user(String role, Map<String, String> claims) {
        return users.computeIfAbsent(role + new TreeMap<>(claims), key -> make(role + "-" + users.size(), role, claims));
    }

    /** A user whom nobody has asked for before, and who has no authenticator yet. */
    String newcomer(String role, Map<String, String> claims) {
        return make(role + "-" + UUID.randomUUID(), role, claims);
    }

    private String make(String name, String role, Map<String, String> claims) {
        rest.post(
                "/ecocredit/users",
                Map.of(
                        "username", name,
                        "enabled", true,
                        "attributes",
                                claims.entrySet().stream()
                                        .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue()))),
                        "credentials", List.of(Map.of("type", "password", "value", PASSWORD))));
        rest.post(
                "/ecocredit/users/" + id(name) + "/role-mappings/realm",
                List.of(rest.get("/ecocredit/roles/" + role)));
        return name;
    }

    /** The user's own number at the provider. */
    String id(String name) {
        return rest.get("/ecocredit/users?exact=true&username=" + name)
                .required(0)
                .required("id")
                .asText();
    }
}
