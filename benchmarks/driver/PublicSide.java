import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The public side over a million published results; every figure beside one of something else in the same run. */
public final class PublicSide {

    private static final Path TARGET = Path.of("benchmarks", "target");
    private static final Path DATA = TARGET.resolve("data");
    private static final String PROGRAM = "benchmarks/target/quarkus-app/quarkus-run.jar";
    /** Programs over one database: one keeps answers, a second like it, one keeps none, and another framework's. */
    record Sides(Server cached, Server second, Server uncached, Server webflux, Path data, String database) {}

    private PublicSide() {}

    public static void main(String[] arguments) throws Exception {
        Files.createDirectories(DATA);
        Map<String, String> unlimited = Map.of(
                "ECOCREDIT_DATA_FOLDER", DATA.toString(),
                "ECOCREDIT_LIMITS_PUBLIC_READS_CAPACITY", "0",
                "ECOCREDIT_LIMITS_DOWNLOADS_CAPACITY", "0",
                "ECOCREDIT_CACHE_SIZE", System.getProperty("cache", "128M"));
        try (Server filling = Server.start("filling", unlimited, List.of("-jar", PROGRAM), "/health/ready")) {
            fill(filling);
        }
        try (Server cached = Server.start("cached", unlimited, List.of("-jar", PROGRAM), "/health/ready")) {
            String database = database();
            Map<String, String> joined = new LinkedHashMap<>(unlimited);
            joined.put("ECOCREDIT_DATABASE_URL", "postgresql://" + database);
            joined.put("ECOCREDIT_DATABASE_USER", "postgres");
            joined.put("ECOCREDIT_DATABASE_PASSWORD", Behind.password(DATA));
            joined.put("QUARKUS_PROFILE", "demonstration");
            joined.put("ECOCREDIT_DEMONSTRATION_SAMPLE", "false");
            Map<String, String> unkept = new LinkedHashMap<>(joined);
            unkept.put("ECOCREDIT_CACHE_SIZE", "0");
            Map<String, String> spring = Map.of(
                    "SPRING_R2DBC_URL", "r2dbc:postgresql://" + database,
                    "SPRING_R2DBC_USERNAME", "postgres",
                    "SPRING_R2DBC_PASSWORD", Behind.password(DATA),
                    "SPRING_R2DBC_POOL_INITIAL_SIZE", "16",
                    "SPRING_R2DBC_POOL_MAX_SIZE", "16");
            try (Server second = Server.start("second", joined, List.of("-jar", PROGRAM), "/health/ready");
                    Server uncached = Server.start("uncached", unkept, List.of("-jar", PROGRAM), "/health/ready");
                    Server webflux = Server.start(
                            "webflux",
                            spring,
                            List.of("-jar", "benchmarks/target/webflux/webflux-1.jar"),
                            "/api/v1/grades/none")) {
                Sides sides = new Sides(cached, second, uncached, webflux, DATA, database);
                LookUps lookUps = new LookUps(sides);
                lookUps.run();
                lookUps.profile();
                lookUps.twoProcesses();
                new Downloads(sides).run();
                new Searches(sides).run();
                new BesideWork(sides).run();
            }
        }
    }

    /** Adds the million once, and gives the database memory; the sample region is loaded by the program itself. */
    private static void fill(Server server) throws Exception {
        while (!server.get("/api/v1/releases/2024").body().contains("ratedAt")) {
            Thread.sleep(500);
        }
        try (Connection owner = owner(database());
                Statement statement = owner.createStatement()) {
            statement.execute("alter system set shared_buffers = '" + System.getProperty("buffers", "1GB") + "'");
            ResultSet there = statement.executeQuery("select count(*) from published.releases where year = 2022");
            there.next();
            if (there.getLong(1) == 0) {
                System.err.println("Adding a million results, once …");
                for (String each : Files.readString(Path.of("benchmarks", "fill.sql")).split(";\n")) {
                    if (!each.isBlank()) {
                        statement.execute(each);
                    }
                }
            }
        }
    }

    private static String database() throws IOException {
        String port = Files.readAllLines(DATA.resolve("postgresql/postmaster.pid")).get(3).strip();
        return "127.0.0.1:" + port + "/ecocredit";
    }

    static Connection owner(String database) throws IOException, SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + database, "postgres", Behind.password(DATA));
    }
}
