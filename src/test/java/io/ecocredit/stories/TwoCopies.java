package io.ecocredit.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ecocredit.fixtures.Program;
import io.ecocredit.platform.database.EmbeddedDatabase;
import io.ecocredit.platform.database.TestDatabase;
import io.ecocredit.platform.identity.DemonstrationIdentity;
import io.ecocredit.platform.identity.DemonstrationRole;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Two copies of the packaged program on one PostgreSQL, as clients behind a balancer see them: requests go to either, and
 * one that a dying copy leaves unanswered is asked again of the other.
 */
final class TwoCopies implements AutoCloseable {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "demonstration-key.pem";
    private static final int MOST_ATTEMPTS = 5;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Caller, String> tokens = new ConcurrentHashMap<>();
    private final List<Program> copies = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final EmbeddedDatabase database;
    private final PrivateKey signingKey;

    /** Somebody with a token: a role, a name, and what else it claims. */
    record Caller(String role, String name, Map<String, String> claims) {}

    /** Anybody, without a token. */
    static final Caller PUBLIC = new Caller("", "", Map.of());

    /** What a request was answered. */
    record Answer(int status, String text) {

        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException malformed) {
                throw new UncheckedIOException(malformed);
            }
        }

        /** This answer, which must be a success. */
        Answer ok() {
            assertThat(status).as(text).isBetween(200, 299);
            return this;
        }
    }

    TwoCopies(Path one, Path other) throws IOException, SQLException, GeneralSecurityException {
        DemonstrationIdentity.in(one).token(DemonstrationRole.REGION, Clock.systemUTC());
        Files.copy(one.resolve(KEY), other.resolve(KEY));
        signingKey = KeyFactory.getInstance("RSA")
                .generatePrivate(
                        new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(Files.readString(one.resolve(KEY)))));
        database = TestDatabase.temporary();
        start(one);
        start(other);
    }

    /** Starts a copy on a folder of its own. */
    void start(Path folder) {
        copies.add(Program.serving(
                folder,
                TestDatabase.demonstrationOn(
                        database,
                        "ECOCREDIT_DEMONSTRATION_SAMPLE",
                        "false",
                        "ECOCREDIT_LIMITS_INSIDE_CAPACITY",
                        "1000000",
                        "ECOCREDIT_LIMITS_PUBLIC_READS_CAPACITY",
                        "1000000")));
    }

    /** Ends the first copy as kill -9 does. */
    void killOne() {
        copies.removeFirst().kill();
    }

    /** Makes it ten in the morning of a day in Asia/Shanghai, for all copies. */
    void moveTo(String day) {
        Instant wanted = LocalDate.parse(day).atTime(10, 0).atZone(ZONE).toInstant();
        try (Connection owner = TestDatabase.administrator(database);
                PreparedStatement statement =
                        owner.prepareStatement("update access.clock set ahead_by = make_interval(secs => ?)")) {
            statement.setDouble(1, Duration.between(Instant.now(), wanted).toMillis() / 1000.0);
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        copies.forEach(copy -> awaitDay(copy, day));
    }

    /** The public look-up knows today and refuses tomorrow. */
    private static void awaitDay(Program copy, String day) {
        Instant end = Instant.now().plus(PATIENCE);
        String tomorrow = LocalDate.parse(day).plusDays(1).toString();
        while (copy.status("/api/v1/grades?year=2024&asOf=" + day) != 200
                || copy.status("/api/v1/grades?year=2024&asOf=" + tomorrow) != 400) {
            assertThat(Instant.now()).as("the copy follows").isBefore(end);
        }
    }

    /** The whole address of a path at one of the copies. */
    String address(String path) {
        return copies.getFirst().address(path);
    }

    Answer get(Caller caller, String path) {
        return send(caller, "GET", path, "", "");
    }

    Answer post(Caller caller, String path, @Nullable Object body) {
        return send(caller, "POST", path, "", write(body));
    }

    Answer put(Caller caller, String path, @Nullable Object body) {
        return send(caller, "PUT", path, "", write(body));
    }

    /** Acts on what has been seen at a version. */
    Answer act(Caller caller, String method, String path, long version, Object body) {
        return send(caller, method, path, "\"" + version + "\"", write(body));
    }

    /** Delivers a file of facts and waits until it is in. */
    JsonNode deliver(Caller caller, String kind, String csv) {
        return send(to -> request(to, caller, "/api/v1/imports/" + kind + "?mode=valid")
                        .header("Content-Type", "text/csv;charset=UTF-8")
                        .POST(HttpRequest.BodyPublishers.ofString(csv)))
                .ok()
                .json();
    }

    /** Shows a file and answers its number. */
    String show(Caller caller, String path, byte[] content) {
        return send(to -> request(to, caller, path)
                        .header("Content-Type", "application/pdf")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(content)))
                .ok()
                .json()
                .path("evidenceId")
                .asText();
    }

    private Answer send(Caller caller, String method, String path, String ifMatch, String body) {
        return send(to -> {
            HttpRequest.Builder request = request(to, caller, path);
            if (!ifMatch.isEmpty()) {
                request.header("If-Match", ifMatch);
            }
            if (body.isEmpty()) {
                return request.method(method, HttpRequest.BodyPublishers.noBody());
            }
            return request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
        });
    }

    private Answer send(Function<Program, HttpRequest.Builder> request) {
        String key = UUID.randomUUID().toString();
        for (int attempt = 1; ; attempt++) {
            Program copy = copies.get(Math.floorMod(turn.incrementAndGet(), copies.size()));
            try {
                HttpResponse<String> answer = client.send(
                        request.apply(copy).header("Idempotency-Key", key).build(),
                        HttpResponse.BodyHandlers.ofString());
                return new Answer(answer.statusCode(), answer.body());
            } catch (IOException died) {
                assertThat(attempt).as("somebody answers: %s", died).isLessThan(MOST_ATTEMPTS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }

    private HttpRequest.Builder request(Program copy, Caller caller, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(copy.address(path)))
                .timeout(PATIENCE)
                .header("Prefer", "wait=50");
        return caller.equals(PUBLIC) ? request : request.header("Authorization", "Bearer " + token(caller));
    }

    private String token(Caller caller) {
        return tokens.computeIfAbsent(caller, this::sign);
    }

    private String sign(Caller caller) {
        JwtClaimsBuilder claims = Jwt.issuer(DemonstrationIdentity.ISSUER)
                .audience("ecocredit")
                .subject(caller.name())
                .upn(caller.name())
                .claim("typ", "Bearer")
                .groups(caller.role())
                .issuedAt(Instant.now())
                .expiresAt(Instant.now().plus(Duration.ofHours(1)));
        caller.claims().forEach(claims::claim);
        return claims.sign(signingKey);
    }

    private static String write(@Nullable Object body) {
        try {
            return body == null ? "" : JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() throws IOException {
        copies.forEach(Program::close);
        database.close();
        client.close();
    }
}
