package io.ecocredit.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.identity.DemonstrationIdentity;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.platform.login.DemonstrationSession;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test asks from an address of its own, so none sees what another has used up. */
@QuarkusTest
@TestProfile(RateLimitsResourceTest.SmallLimits.class)
class RateLimitsResourceTest {

    private static final String CATALOGUES = "/api/v1/catalogues";
    private static final String GUARDED = "/api/v1/probe/league";
    private static final String PROXY = "127.0.1.1";

    /** Buckets that hardly refill while a test runs. */
    public static class SmallLimits implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.ofEntries(
                    Map.entry("ecocredit.limits.public-reads.capacity", "3"),
                    Map.entry("ecocredit.limits.public-reads.per-minute", "1"),
                    Map.entry("ecocredit.limits.public-writes.capacity", "1"),
                    Map.entry("ecocredit.limits.public-writes.per-minute", "1"),
                    Map.entry("ecocredit.limits.unauthenticated.capacity", "2"),
                    Map.entry("ecocredit.limits.unauthenticated.per-minute", "1"),
                    Map.entry("ecocredit.limits.inside.capacity", "3"),
                    Map.entry("ecocredit.limits.inside.per-minute", "1"),
                    Map.entry("ecocredit.limits.trusted-proxies", "127.0.1.0/24,192.0.2.1"));
        }
    }

    @Test
    void a_reader_is_told_how_it_stands_and_refused_when_it_asks_too_often() throws IOException {
        RawRequest.Answer first = get("127.0.0.10", CATALOGUES);
        get("127.0.0.10", CATALOGUES);
        RawRequest.Answer last = get("127.0.0.10", "/api/v1/grades/none");
        RawRequest.Answer refused = get("127.0.0.10", CATALOGUES);

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"public-reads\";q=3;w=180");
        assertThat(first.header("RateLimit")).isEqualTo("\"public-reads\";r=2;t=60");
        assertThat(last.status()).isEqualTo(400);
        assertThat(last.header("RateLimit")).isEqualTo("\"public-reads\";r=0;t=60");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json;charset=UTF-8");
        assertThat(refused.header("Retry-After")).isEqualTo("60");
        assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(refused.text()).contains("\"code\":\"RATE_LIMITED\"").contains("请求过于频繁");
    }

    @Test
    void another_address_is_another_client_and_pages_count_like_the_interface() throws IOException {
        for (int asked = 0; asked < 3; asked++) {
            assertThat(get("127.0.0.11", "/").status()).isEqualTo(200);
        }

        assertThat(get("127.0.0.11", CATALOGUES).status()).isEqualTo(429);
        assertThat(get("127.0.0.12", CATALOGUES).status()).isEqualTo(200);
    }

    @Test
    void writing_in_public_has_a_limit_of_its_own() throws IOException {
        String comment = RawRequest.head(
                        "POST /api/v1/public-notices/1/comments HTTP/1.1",
                        "Content-Length: 2",
                        "Content-Type: application/json")
                + "{}";

        assertThat(RawRequest.send("127.0.0.13", port(), comment).status()).isEqualTo(404);
        assertThat(RawRequest.send("127.0.0.13", port(), comment).status()).isEqualTo(429);
        assertThat(get("127.0.0.13", CATALOGUES).status()).isEqualTo(200);
    }

    @Test
    void guessing_tokens_ends_before_the_token_is_looked_at() throws IOException {
        String good = bearer("guessed");

        assertThat(get("127.0.0.14", GUARDED, "Bearer " + TestTokens.forged(Roles.LEAGUE))
                        .status())
                .isEqualTo(401);
        RawRequest.Answer second = get("127.0.0.14", GUARDED, "Bearer nonsense");
        assertThat(second.status()).isEqualTo(401);
        assertThat(second.header("RateLimit")).isEqualTo("\"unauthenticated\";r=0;t=60");
        assertThat(get("127.0.0.14", GUARDED, good).status()).isEqualTo(429);
        assertThat(get("127.0.0.15", GUARDED, good).status()).isEqualTo(200);
    }

    @Test
    void asking_without_a_token_counts_too_whatever_the_address_says() throws IOException {
        assertThat(get("127.0.0.16", GUARDED).status()).isEqualTo(401);
        assertThat(get("127.0.0.16", GUARDED + ";a=b").status()).isEqualTo(400);
        assertThat(get("127.0.0.16", "/%61pi/v1/probe/league").status()).isEqualTo(429);
        assertThat(get("127.0.0.16", CATALOGUES).status()).isEqualTo(200);
    }

    @Test
    void inside_the_subject_counts_wherever_it_asks_from_and_whatever_it_is_answered() throws IOException {
        String one = bearer("one");
        String other = bearer("other");

        RawRequest.Answer first = get("127.0.0.17", GUARDED, one);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"inside\";q=3;w=180");
        assertThat(first.header("RateLimit")).isEqualTo("\"inside\";r=2;t=60");
        assertThat(get("127.0.0.18", "/api/v1/feed/head", one).status()).isEqualTo(403);
        assertThat(get("127.0.0.19", "/api/v1/nothing", one).status()).isEqualTo(404);
        assertThat(get("127.0.0.20", GUARDED, one).status()).isEqualTo(429);
        assertThat(get("127.0.0.20", GUARDED, other).status()).isEqualTo(200);
    }

    @Test
    void a_page_with_a_valid_session_counts_to_its_subject_and_one_without_to_its_address(@TempDir Path folder)
            throws IOException {
        DemonstrationSession.begin(DemonstrationIdentity.in(folder));
        try {
            String session = bearer("paging").substring("Bearer ".length());
            RawRequest.Answer first = page("127.0.0.24", session);
            assertThat(first.status()).as(first.text()).isEqualTo(200);
            assertThat(first.header("RateLimit")).isEqualTo("\"inside\";r=2;t=60");
            assertThat(page("127.0.0.24", session).status()).isEqualTo(200);
            assertThat(page("127.0.0.24", session).status()).isEqualTo(200);
            assertThat(page("127.0.0.24", session).status()).isEqualTo(429);
            assertThat(page("127.0.0.25", "a.forged.one").status()).isEqualTo(303);
            assertThat(page("127.0.0.25", "a.forged.one").header("RateLimit"))
                    .isEqualTo("\"unauthenticated\";r=0;t=60");
            assertThat(page("127.0.0.25", bearer("other").substring("Bearer ".length()))
                            .status())
                    .isEqualTo(429);
        } finally {
            DemonstrationSession.begin(null);
        }
    }

    private static RawRequest.Answer page(String from, String session) throws IOException {
        return RawRequest.send(
                from,
                port(),
                RawRequest.head(
                        "GET /inside HTTP/1.1",
                        "Accept: text/html",
                        "Cookie: " + DemonstrationSession.COOKIE + "=" + session));
    }

    @Test
    void a_moved_clock_gives_nothing_back_and_takes_nothing() throws IOException {
        String mover = bearer("mover");
        try {
            for (int asked = 0; asked < 3; asked++) {
                assertThat(get("127.0.0.26", GUARDED, mover).status()).isEqualTo(200);
            }
            TestTime.moveTo("2030-01-01");
            assertThat(get("127.0.0.26", GUARDED, mover).status()).isEqualTo(429);
        } finally {
            TestTime.backToTheMachines();
        }
    }

    @Test
    void a_client_cannot_give_itself_another_address() throws IOException {
        for (int asked = 0; asked < 3; asked++) {
            assertThat(forwarded("127.0.0.21", "198.51.100." + asked).status()).isEqualTo(200);
        }

        assertThat(forwarded("127.0.0.21", "198.51.100.99").status()).isEqualTo(429);
    }

    @Test
    void behind_a_trusted_proxy_the_client_counts_and_what_it_wrote_itself_does_not() throws IOException {
        for (int asked = 0; asked < 3; asked++) {
            assertThat(forwarded(PROXY, "203.0.113." + asked + ", 198.51.100.1").status())
                    .isEqualTo(200);
        }

        assertThat(forwarded(PROXY, "203.0.113.77, 198.51.100.1").status()).isEqualTo(429);
        assertThat(forwarded(PROXY, "198.51.100.2").status()).isEqualTo(200);
    }

    @Test
    void tls_before_a_trusted_proxy_is_believed_and_only_there() throws IOException {
        String request =
                RawRequest.head("GET /nothing HTTP/1.1", "X-Forwarded-Proto: https", "X-Forwarded-For: 198.51.100.3");

        assertThat(RawRequest.send(PROXY, port(), request).header("Strict-Transport-Security"))
                .isEqualTo("max-age=31536000");
        assertThat(RawRequest.send("127.0.0.22", port(), request).header("Strict-Transport-Security"))
                .isEmpty();
    }

    @Test
    void whoever_watches_the_service_is_never_refused() throws IOException {
        for (int asked = 0; asked < 5; asked++) {
            RawRequest.Answer answer = get("127.0.0.23", "/health/live");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("RateLimit")).isEmpty();
        }
    }

    private static RawRequest.Answer forwarded(String from, String hops) throws IOException {
        return RawRequest.send(
                from,
                port(),
                RawRequest.head(
                        "GET " + CATALOGUES + " HTTP/1.1",
                        "X-Forwarded-For: " + hops,
                        "Forwarded: for=" + hops,
                        "X-Real-IP: " + hops));
    }

    private static RawRequest.Answer get(String from, String target) throws IOException {
        return RawRequest.send(from, port(), RawRequest.head("GET " + target + " HTTP/1.1"));
    }

    private static RawRequest.Answer get(String from, String target, String authorization) throws IOException {
        return RawRequest.send(
                from, port(), RawRequest.head("GET " + target + " HTTP/1.1", "Authorization: " + authorization));
    }

    private static String bearer(String subject) {
        return TestTokens.bearer(Roles.LEAGUE, Map.of("sub", subject));
    }

    private static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }
}
