import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Registers institutions while the service and its database are killed again and again, each write sent until it is acknowledged;
 * then counts what is there. Every one must be there once: none lost, none doubled.
 */
public final class Killed {

    private static final Path DATA = Path.of("benchmarks", "target", "killed");
    private static final String PROGRAM = "benchmarks/target/quarkus-app/quarkus-run.jar";
    private static final int WRITES = Integer.getInteger("writes", 50_000);
    private static final int KILLS = Integer.getInteger("kills", 20);
    private static final int WRITERS = 16;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private volatile String address = "";
    private volatile String token = "";

    public static void main(String[] arguments) throws Exception {
        new Killed().run();
    }

    private void run() throws Exception {
        Files.createDirectories(DATA);
        Server server = start();
        List<Thread> writers = new ArrayList<>();
        AtomicBoolean failed = new AtomicBoolean();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(Thread.ofVirtual().start(() -> {
                try {
                    write();
                } catch (Exception failure) {
                    failure.printStackTrace();
                    failed.set(true);
                }
            }));
        }
        Random random = new Random();
        int databases = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            int until = WRITES * kill / (KILLS + 1);
            while (acknowledged.size() < until && !failed.get()) {
                Thread.sleep(20 + random.nextInt(50));
            }
            boolean databaseToo = kill % 2 == 0;
            if (databaseToo) {
                databases++;
                ProcessHandle.of(Long.parseLong(
                                Files.readAllLines(DATA.resolve("postgresql/postmaster.pid")).getFirst()))
                        .ifPresent(ProcessHandle::destroyForcibly);
            }
            server.kill();
            server = start();
        }
        for (Thread writer : writers) {
            writer.join();
        }
        report(databases);
        server.close();
    }

    private Server start() throws Exception {
        Server server = Server.start(
                "killed",
                Map.of(
                        "ECOCREDIT_DATA_FOLDER", DATA.toString(),
                        "ECOCREDIT_DEMONSTRATION_SAMPLE", "false",
                        "ECOCREDIT_LIMITS_INSIDE_CAPACITY", "0"),
                List.of("-jar", PROGRAM),
                "/health/ready");
        address = server.address("/api/v1/institutions");
        token = Account.region(DATA, "first");
        return server;
    }

    private void write() throws Exception {
        for (int number = next.incrementAndGet(); number <= WRITES; number = next.incrementAndGet()) {
            String code = Generated.code(number);
            for (int attempt = 0; !isAcknowledged(code, number); attempt++) {
                repeated.incrementAndGet();
                Thread.sleep(100);
            }
            acknowledged.add(code);
        }
    }

    private boolean isAcknowledged(String code, int number) throws InterruptedException {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .timeout(Duration.ofSeconds(10))
                            .header("Authorization", token)
                            .header("Content-Type", "application/json")
                            .header("Idempotency-Key", "register-" + code)
                            .POST(HttpRequest.BodyPublishers.ofString("{\"uscc\":\"" + code + "\",\"name\":\"包头测试第"
                                    + number + "有限公司\",\"kinds\":[\"TESTING\"],\"division\":\"150200\","
                                    + "\"registeredOn\":\"2020-01-01\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 201 || answer.statusCode() == 200) {
                return true;
            }
            if (answer.statusCode() < 500 && answer.statusCode() != 429) {
                throw new IllegalStateException(code + " answered " + answer.statusCode() + " " + answer.body());
            }
            return false;
        } catch (IOException gone) {
            return false;
        }
    }

    private void report(int databases) throws Exception {
        String port = Files.readAllLines(DATA.resolve("postgresql/postmaster.pid")).get(3).strip();
        try (Connection owner = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/ecocredit", "postgres", Behind.password(DATA));
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select count(*), count(distinct uscc), (select count(*) from register.entries) from register.institutions")) {
            rows.next();
            System.out.printf(
                    "%n## Writes while the service and its database are killed%n%n%d writes acknowledged through %d kill -9 of the service, %d of them of the database too; %d sent again. In the register: %d, lost %d, doubled %d; entries %d%n",
                    acknowledged.size(),
                    KILLS,
                    databases,
                    repeated.get(),
                    rows.getLong(1),
                    acknowledged.size() - rows.getLong(2),
                    rows.getLong(1) - rows.getLong(2),
                    rows.getLong(3));
        }
    }
}
