import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/**
 * Restarts three processes behind HAProxy one after the other while look-ups and writes arrive; none may fail. With the property
 * {@code before}, a package of the version before, it goes from that to this one and back.
 */
public final class Rolling {

    private static final Path DATA = Path.of("benchmarks", "target", "rolling");
    private static final String PROGRAM = "benchmarks/target/quarkus-app/quarkus-run.jar";
    private static final String BEFORE = System.getProperty("before", PROGRAM);

    private Rolling() {}

    public static void main(String[] arguments) throws Exception {
        Files.createDirectories(DATA);
        try (Server keeper = Server.start(
                "rolling-database",
                Map.of("ECOCREDIT_DATA_FOLDER", DATA.toString()),
                List.of("-jar", BEFORE),
                "/health/ready")) {
            while (!keeper.get("/api/v1/releases/2024").body().contains("ratedAt")) {
                Thread.sleep(500);
            }
            try (Behind behind = new Behind(DATA, BEFORE)) {
                int schema = schema();
                HalfLoad load = HalfLoad.on(behind.front, Account.region(DATA, "first"));
                if (!BEFORE.equals(PROGRAM)) {
                    behind.migrate(PROGRAM);
                }
                behind.restartAll(PROGRAM);
                behind.restartAll(BEFORE);
                HalfLoad.Told told = load.end();
                System.out.printf(
                        "%n## %s%n%n%d restarts of %d processes; schema %d to %d; %d look-ups at %d a second, half of what they answer: %d failed; %d writes: %d failed, %d of them in the register%n",
                        BEFORE.equals(PROGRAM) ? "Rolling restart behind HAProxy" : "From the version before to this one and back",
                        2 * Behind.COPIES,
                        Behind.COPIES,
                        schema,
                        schema(),
                        told.lookUps(),
                        told.perSecond(),
                        told.failedLookUps(),
                        told.writes(),
                        told.failedWrites(),
                        written(told));
            }
        }
    }

    private static int schema() throws Exception {
        return number("select max(version)::int from ecocredit_migrations.flyway_schema_history where success");
    }

    private static int written(HalfLoad.Told told) throws Exception {
        return number("select count(*) from register.institutions where name like '" + told.names() + "%'");
    }

    private static int number(String query) throws Exception {
        try (Connection owner =
                        DriverManager.getConnection("jdbc:postgresql://" + Behind.database(DATA), "postgres", Behind.password(DATA));
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
