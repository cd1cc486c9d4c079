import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Three processes of the program behind HAProxy, on the database that another process keeps. */
final class Behind implements AutoCloseable {

    static final int COPIES = 3;

    private static final Path TARGET = Path.of("benchmarks", "target");

    final Server front;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<Server> copies = new ArrayList<>();
    private final Process proxy;

    /** @param data folder of the process that keeps the database */
    Behind(Path data, String program) throws Exception {
        environment.put("ECOCREDIT_DATABASE_URL", "postgresql://" + database(data));
        environment.put("ECOCREDIT_DATABASE_USER", "postgres");
        environment.put("ECOCREDIT_DATABASE_PASSWORD", password(data));
        environment.put("QUARKUS_PROFILE", "demonstration");
        environment.put("ECOCREDIT_DATABASE_MIGRATE", "false");
        environment.put("ECOCREDIT_DATA_FOLDER", data.toString());
        environment.put("ECOCREDIT_LIMITS_PUBLIC_READS_CAPACITY", "0");
        environment.put("ECOCREDIT_LIMITS_INSIDE_CAPACITY", "0");
        environment.put("ECOCREDIT_CACHE_SIZE", "0");
        environment.put("QUARKUS_SHUTDOWN_DELAY", "PT5S");
        for (int i = 0; i < COPIES; i++) {
            copies.add(copy(i, program, freePort()));
        }
        int port = freePort();
        proxy = new ProcessBuilder("haproxy", "-f", configuration(port).toString())
                .redirectErrorStream(true)
                .redirectOutput(TARGET.resolve("haproxy.log").toFile())
                .start();
        front = Server.at("behind the proxy", port);
        for (int attempt = 0; attempt < 100 && !answers(); attempt++) {
            Thread.sleep(100);
        }
    }

    /** The password that the process which keeps the database has made for its owner. */
    static String password(Path data) throws IOException {
        return Files.readString(data.resolve("postgresql-password")).strip();
    }

    static String database(Path data) throws IOException {
        return "127.0.0.1:" + Files.readAllLines(data.resolve("postgresql/postmaster.pid")).get(3).strip() + "/ecocredit";
    }

    /** Ends one process after the other as an operator would, and starts one of a program in its place. */
    void restartAll(String program) throws Exception {
        for (int i = 0; i < COPIES; i++) {
            int port = copies.get(i).port;
            copies.get(i).close();
            copies.set(i, copy(i, program, port));
            Thread.sleep(2000);
        }
    }

    /** Brings the schema to what a program needs, as the errand before a rollout does. */
    void migrate(String program) throws Exception {
        ProcessBuilder errand =
                new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-jar", program, "migrate").inheritIO();
        errand.environment().putAll(environment);
        errand.environment().put("ECOCREDIT_DATABASE_MIGRATE", "true");
        if (errand.start().waitFor() != 0) {
            throw new IllegalStateException("migrate failed");
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            return front.get("/health/ready").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private Server copy(int number, String program, int port) throws Exception {
        return Server.start("behind-" + number, environment, List.of("-jar", program), "/health/ready", port);
    }

    private Path configuration(int port) throws IOException {
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
                """.formatted(port));
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

    @Override
    public void close() throws InterruptedException {
        proxy.destroy();
        for (Server copy : copies) {
            copy.close();
        }
    }
}
