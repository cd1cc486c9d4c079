package io.ecocredit.platform.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.ecocredit.accounts.Approved;
import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.access.AccessWalk.Operation;
import io.ecocredit.platform.edge.RawRequest;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what: what each operation declares is what the service does, role by role, however a path is spelt. */
@QuarkusTest
@Cites(Article.A36)
class AccessMatrixResourceTest {

    @BeforeEach
    void register() {
        RegionYear.deliver("institutions", """
                uscc,name,kinds,division,registered_on
                911501000HH1N31B4G,某环境检测有限公司,TESTING,150200,2009-05-10
                """);
        Approved.testAccountOf(AccessWalk.USCC);
    }

    private static AccessWalk walk() {
        return new AccessWalk(URI.create("http://localhost:" + port()));
    }

    @Test
    void every_operation_answers_every_role_and_nobody_as_is_declared() {
        AccessWalk.Result result = walk().walk(TestTokens::bearer);

        assertThat(result.wrong()).isEmpty();
        assertThat(result.cells()).isGreaterThan(9 * 35);
    }

    @Test
    void the_walk_meets_every_operation_that_is_declared_and_nothing_else() {
        List<String> names = walk().operations().stream().map(Operation::name).toList();
        Set<String> declared = new HashSet<>(DeclaredOperations.byName().keySet());
        declared.removeIf(DeclaredOperations::isPage);

        assertThat(names).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(declared);
    }

    @ParameterizedTest
    @CsvSource({
        "region, division, 150200",
        "league, division, 150000",
        "league, division, 150602",
        "league, division, 999999",
        "institution, uscc, 123",
        "practitioner, person, ' '",
        "provider, authority, ''",
    })
    void a_token_that_does_not_say_whose_it_is_opens_nothing(String role, String claim, String value) {
        given().header("Authorization", TestTokens.bearer(role, Map.of(claim, value)))
                .get("/api/v1/records")
                .then()
                .statusCode(403)
                .body("code", equalTo("IDENTITY_INCOMPLETE"))
                .body("clause", containsString("I-1"));
    }

    @Test
    void an_operation_that_is_not_declared_is_refused_to_everybody() {
        Roles.ALL.forEach(role -> given().header("Authorization", TestTokens.bearer(role))
                .get("/api/v1/probe/undeclared")
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN")));
        given().get("/api/v1/probe/undeclared").then().statusCode(401);
    }

    @Test
    void no_other_method_and_no_other_spelling_of_a_guarded_path_gives_anything_without_a_token() throws IOException {
        Set<String> guarded = walk().operations().stream()
                .filter(operation -> !DeclaredOperations.isOpen(operation.name()))
                .map(Operation::path)
                .collect(Collectors.toSet());
        List<String> given = new ArrayList<>();
        int asked = 0;
        for (String path : guarded) {
            for (String target : spellings(path).toList()) {
                for (String method : List.of("GET", "HEAD", "OPTIONS")) {
                    asked++;
                    int status = RawRequest.send(
                                    port(),
                                    method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .status();
                    if ((status < 400 && !method.equals("OPTIONS")) || status >= 500) {
                        given.add(method + " " + target + " answered " + status);
                    }
                }
            }
        }
        assertThat(given).isEmpty();
        assertThat(asked).isGreaterThan(1500);
    }

    /** Ways to write a path that some servers and proxies take for the same. */
    private static Stream<String> spellings(String path) {
        int last = path.lastIndexOf('/');
        String parent = path.substring(0, last);
        String name = path.substring(last + 1);
        return Stream.of(
                path,
                path + "/",
                path + ";v=1",
                parent + ";a=b/" + name,
                "/api;a=b" + path.substring(4),
                path + "%3Bv=1",
                "/" + path,
                path.replaceFirst("/v1/", "//v1/"),
                parent + "//" + name,
                parent + "%2F" + name,
                parent + "%5C" + name,
                parent + "%252F" + name,
                parent + "/./" + name,
                parent + "/x/../" + name,
                parent + "/%2e/" + name,
                parent + "/x/%2E%2e/" + name,
                "/." + path,
                path + "%00",
                path + "%20",
                path + ".json",
                path.replaceFirst("/api", "/API"),
                path.replaceFirst("/api", "/%61pi"),
                parent + "/%" + Integer.toHexString(name.charAt(0)) + name.substring(1),
                path + "?access_token=x");
    }

    private static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }
}
