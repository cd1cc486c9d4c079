import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** Restarts three processes behind HAProxy one after the other while requests arrive; none may fail. */
public final class Rolling {

    private static final Path TARGET = Path.of("benchmarks", "target");
    private static final Path DATA = TARGET.resolve("rolling");
    private static final String PROGRAM = "benchmarks/target/quarkus-app/quarkus-run.jar";
    private static final int ROUNDS = Integer.getInteger("rounds", 2);
    private static final int COPIES = 3;

    public static void main(String[] arguments) throws Exception {
        Files.createDirectories(DATA);
        try (Server keeper = Server.start(
                "rolling-database",
                Map.of("ECOCREDIT_DATA_FOLDER", DATA.toString()),
                List.of("-jar", PROGRAM),
                "/health/ready")) {
            while (!keeper.get("/api/v1/releases/2024").body().contains("ratedAt")) {
                Thread.sleep(500);
            }
            String port = Files.readAllLines(DATA.resolve("postgresql/postmaster.pid")).get(3).strip();
            Map<String, String> environment = new LinkedHashMap<>();
            environment.put("ECOCREDIT_DATABASE_URL", "postgresql://127.0.0.1:" + port + "/ecocredit");
            environment.put("ECOCREDIT_DATABASE_USER", "postgres");
            environment.put("ECOCREDIT_DATA_FOLDER", TARGET.resolve("rolling-copies").toString());
            environment.put("ECOCREDIT_LIMITS_PUBLIC_READS_CAPACITY", "0");
            environment.put("ECOCREDIT_CACHE_SIZE", "0");
            environment.put("QUARKUS_SHUTDOWN_DELAY", "PT5S");
            List<Server> copies = new ArrayList<>();
            for (int i = 0; i < COPIES; i++) {
                copies.add(copy(i, environment, freePort()));
            }
            roll(copies, environment);
        }
    }

    private static void roll(List<Server> copies, Map<String, String> environment) throws Exception {
        int front = freePort();
        Process proxy = new ProcessBuilder("haproxy", "-f", configuration(front, copies).toString())
                .redirectErrorStream(true)
                .redirectOutput(TARGET.resolve("haproxy.log").toFile())
                .start();
        Server behind = Server.at("behind the proxy", front);
        List<String> codes = codes(behind);
        Random random = new Random(1);
        java.util.function.IntFunction<String> path = i -> "/api/v1/grades/" + codes.get(random.nextInt(codes.size()));
        Arrivals.at(200, 10, behind, path, code -> code == 200);
        int capacity = capacity(behind, path);
        AtomicBoolean rolling = new AtomicBoolean(true);
        CompletableFuture<long[]> load = CompletableFuture.supplyAsync(() -> {
            long[] counted = new long[2];
            try {
                while (rolling.get()) {
                    counted[0] += capacity / 2 * 5L;
                    counted[1] += Arrivals.at(capacity / 2, 5, behind, path, code -> code == 200).faults();
                }
            } catch (InterruptedException | IOException failure) {
                throw new IllegalStateException(failure);
            }
            return counted;
        });
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < COPIES; i++) {
                int port = copies.get(i).port;
                copies.get(i).close();
                copies.set(i, copy(i, environment, port));
                Thread.sleep(2000);
            }
        }
        rolling.set(false);
        long[] counted = load.get();
        System.out.printf(
                "%n## Rolling restart behind HAProxy%n%n%d restarts of %d processes, %d requests at %d a second, half of what they answer: %d failed%n",
                ROUNDS * COPIES, COPIES, counted[0], capacity / 2, counted[1]);
        proxy.destroy();
        for (Server copy : copies) {
            copy.close();
        }
    }

    /** How many requests a second are answered without the queue growing: doubled until half of them take longer than 50 ms. */
    private static int capacity(Server behind, java.util.function.IntFunction<String> path)
            throws InterruptedException, IOException {
        int rate = 250;
        while (rate < 16_000 && Arrivals.at(rate * 2, 3, behind, path, code -> code == 200).median() < 50) {
            rate *= 2;
        }
        return rate;
    }

    private static Server copy(int number, Map<String, String> environment, int port) throws Exception {
        return Server.start("rolling-" + number, environment, List.of("-jar", PROGRAM), "/health/ready", port);
    }

    private static List<String> codes(Server server) throws Exception {
        List<String> codes = new ArrayList<>();
        var found = java.util.regex.Pattern.compile("\"uscc\":\"([0-9A-Z]{18})\"")
                .matcher(server.get("/api/v1/grades?limit=100").body());
        while (found.find()) {
            codes.add(found.group(1));
        }
        return codes;
    }

    private static Path configuration(int front, List<Server> copies) throws IOException {
        StringBuilder text = new StringBuilder("""
                defaults
                    mode http
                    timeout connect 2s
                    timeout client 30s
                    timeout server 30s
                    option redispatch
                frontend front
                    bind 127.0.0.1:%d
                    default_backend copies
                backend copies
                    balance roundrobin
                    option httpchk GET /health/ready
                    default-server check inter 500ms fall 1 rise 2
                """.formatted(front));
        for (Server copy : copies) {
            text.append("    server %s 127.0.0.1:%d%n".formatted(copy.name, copy.port));
        }
        return Files.writeString(TARGET.resolve("haproxy.cfg"), text);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
