package io.ecocredit.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PathSpellingsResourceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                ";/api/v1/probe/league",
                "/api/v1/probe/league;v=1",
                "/api/v1/probe;a=b/league",
                "/api;a=b/v1/probe/league",
                "/api/v1/probe/league%3Bv=1",
                "//api/v1/probe/league",
                "/api//v1/probe/league",
                "/api/v1/probe//league",
                "/api/v1/probe%2Fleague",
                "/api/v1/probe%2fleague",
                "/api/v1/probe%5Cleague",
                "/api/v1/probe\\league",
                "/api/v1/probe%252Fleague",
                "/api/v1/probe/./league",
                "/api/v1/probe/x/../league",
                "/api/v1/probe/%2e/league",
                "/api/v1/probe/x/%2e%2e/league",
                "/api/v1/probe/x/.%2E/league",
                "/./api/v1/probe/league",
                "/api/v1/probe/league%00",
                "/api/v1/probe/league%0a",
                "/api/v1/probe/leagu%65%",
                "/api/v1/probe/league%ff",
                "/%",
                "/a%zz",
                "/api/v1/probe/league%ED%A0%80",
            })
    void another_spelling_of_a_guarded_path_is_malformed(String target) throws IOException {
        RawRequest.Answer answer = RawRequest.get(port(), target);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).contains("application/problem+json").contains("MALFORMED_ADDRESS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/inside/%", "/inside/%zz/records", "/inside/%ff"})
    void another_spelling_of_a_page_inside_is_malformed_and_says_so_on_a_page(String target) throws IOException {
        RawRequest.Answer answer = RawRequest.get(port(), target);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).contains("text/html").contains("MALFORMED_ADDRESS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/probe/league",
                "/api/v1/probe/league/",
                "/api/v1/probe/%6ceague",
                "/api/v1/%70robe/league",
                "/%61pi/v1/probe/league",
            })
    void an_innocent_spelling_still_needs_a_token(String target) throws IOException {
        assertThat(RawRequest.get(port(), target).status()).isIn(401, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/API/v1/probe/league", "/api/v1/probe/League", "/api/v1/probe/league.json"})
    void another_path_is_not_found(String target) throws IOException {
        RawRequest.Answer answer = RawRequest.get(port(), target);

        assertThat(answer.status()).as(answer.text()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=%00",
                "limit=%ED%A0%80",
                "limit=%ff",
                "limit=%",
                "%00=1",
                "limit={1}",
                "limit=<1>",
                "limit=\"1\"",
                "limit=1|2",
                "limit=1^2",
                "limit[]=1",
                "limit=`1`",
                "limit=\\"
            })
    void text_that_is_none_is_malformed_in_a_query(String query) throws IOException {
        RawRequest.Answer answer = RawRequest.get(port(), "/api/v1/probe?" + query);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).contains("application/problem+json").contains("MALFORMED_ADDRESS");
    }

    @Test
    void an_address_without_end_is_told_so() throws IOException {
        RawRequest.Answer answer = RawRequest.get(port(), "/api/v1/probe?limit=" + "9".repeat(10_000));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("地址过长");
    }

    @Test
    void every_answer_tells_browsers_to_be_careful_and_carries_its_number() throws IOException {
        assertThat(RawRequest.get(port(), "/api/v1/nothing").text())
                .containsIgnoringCase("X-Content-Type-Options: nosniff")
                .containsIgnoringCase("Referrer-Policy: no-referrer")
                .containsIgnoringCase("frame-ancestors 'none'")
                .containsIgnoringCase("X-Request-Id: ");
    }

    private static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }
}
