import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;

/**
 * The register at its size: years of 1,000,000 records of 100,000 institutions, imported with every check, rated and published,
 * each beside what PostgreSQL alone takes for the like of it.
 */
public final class Size {

    private static final Path TARGET = Path.of("benchmarks", "target");
    private static final Path DATA = TARGET.resolve("size");
    private static final Path FILES = TARGET.resolve("size-files");
    private static final String PROGRAM = "benchmarks/target/quarkus-app/quarkus-run.jar";
    private static final int INSTITUTIONS = Integer.getInteger("institutions", 100_000);
    private static final int RECORDS_OF_EACH = Integer.getInteger("records", 10);
    private static final int YEARS = Integer.getInteger("years", 1);
    private static final String[] LEAGUES = {
        "150100", "150200", "150300", "150400", "150500", "150600", "150700", "150800", "150900", "152200", "152500", "152900"
    };
    private static final String WEIGHTED = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private final Server server;
    private final String token;

    private Size(Server server, String token) {
        this.server = server;
        this.token = token;
    }

    public static void main(String[] arguments) throws Exception {
        Files.createDirectories(DATA);
        Files.createDirectories(FILES);
        try (Server server = Server.start(
                "size",
                Map.of(
                        "ECOCREDIT_DATA_FOLDER", DATA.toString(),
                        "ECOCREDIT_DEMONSTRATION_SAMPLE", "false",
                        "ECOCREDIT_LIMITS_INSIDE_CAPACITY", "0"),
                List.of("-jar", PROGRAM),
                "/health/ready")) {
            new Size(server, server.printed(Pattern.compile("# region\\s+curl -H 'Authorization: (Bearer [^']+)'"))).run();
        }
    }

    private void run() throws Exception {
        System.out.printf(
                "%n## %d institutions, %d records a year%n%n| year | what | s | beside | s | ratio | resident MiB |%n| --- | --- | ---: | --- | ---: | ---: | ---: |%n",
                INSTITUTIONS, INSTITUTIONS * RECORDS_OF_EACH);
        if (count("select count(*) from register.institutions") == 0) {
            Path institutions = institutions();
            double took = imported("institutions", institutions);
            row(0, "import of institutions", took, "COPY", copied(institutions, 5));
        }
        for (int year = 2024; year < 2024 + YEARS; year++) {
            Path records = records(year);
            double took = imported("records", records);
            row(year, "import of records", took, "COPY", copied(records, 17));
            rate(year);
        }
    }

    private void rate(int year) throws Exception {
        send("PUT", "/api/v1/years/" + year, "{}");
        send("POST", "/api/v1/years/" + year + "/participants", "{}");
        double bare = sql("""
                create temporary table rated as
                select i.uscc, 100 - coalesce(sum(p.points), 0) as score
                from register.institutions i
                    left join register.records r on r.uscc = i.uscc and r.occurred_on >= '%1$d-01-01' and r.occurred_on < '%2$d-01-01'
                    left join (values ('1-09', 3)) as p (indicator, points) on p.indicator = r.indicator
                group by i.uscc;
                drop table rated""".formatted(year, year + 1));
        double took = job("/api/v1/years/" + year + "/rating", "{\"at\":\"" + (year + 1) + "-05-15\"}");
        row(year, "rating, with sheets, audit and checkpoints", took, "one SQL statement that sums points", bare);
        took = job("/api/v1/years/" + year + "/publication", "{\"publishedOn\":\"" + (year + 1) + "-06-05\"}");
        row(year, "publication", took, "COPY of what is published", written(year));
    }

    private void row(int year, String what, double took, String beside, double besideTook) throws IOException {
        System.out.printf(
                "| %s | %s | %.1f | %s | %.1f | %.1f | %d |%n",
                year == 0 ? "" : Integer.toString(year), what, took, beside, besideTook, took / besideTook, server.memory());
    }

    private double imported(String kind, Path file) throws Exception {
        HttpResponse<String> begun = server.client()
                .send(
                        request("/api/v1/imports/" + kind)
                                .header("Content-Type", "text/csv")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .POST(HttpRequest.BodyPublishers.ofFile(file))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return finished(begun);
    }

    private double job(String path, String json) throws Exception {
        return finished(server.client()
                .send(
                        request(path)
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .POST(HttpRequest.BodyPublishers.ofString(json))
                                .build(),
                        HttpResponse.BodyHandlers.ofString()));
    }

    /** Seconds from the creation of a job to its end, by the service's clock. */
    private double finished(HttpResponse<String> begun) throws Exception {
        if (begun.statusCode() != 202) {
            throw new IllegalStateException(begun.statusCode() + " " + begun.body());
        }
        String place = URI.create(begun.headers().firstValue("Location").orElseThrow()).getPath();
        while (true) {
            String job = server.client()
                    .send(request(place).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            if (job.contains("\"RUNNING\"")) {
                Thread.sleep(200);
                continue;
            }
            if (!job.contains("\"SUCCEEDED\"") || job.matches("(?s).*\"refused\":[1-9].*")) {
                throw new IllegalStateException(job.substring(0, Math.min(2000, job.length())));
            }
            return (instant(job, "finishedAt").toEpochMilli() - instant(job, "createdAt").toEpochMilli()) / 1000.0;
        }
    }

    private static Instant instant(String job, String name) {
        Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(job);
        if (!found.find()) {
            throw new IllegalStateException(job);
        }
        return Instant.parse(found.group(1));
    }

    private void send(String method, String path, String json) throws Exception {
        HttpResponse<String> answer = server.client()
                .send(
                        request(path)
                                .header("Content-Type", "application/json")
                                .method(method, HttpRequest.BodyPublishers.ofString(json))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(path + " " + answer.statusCode() + " " + answer.body());
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.address(path))).header("Authorization", token);
    }

    /** What PostgreSQL takes to copy the same file into a table that is logged and has the same columns, without a check. */
    private double copied(Path file, int columns) throws Exception {
        StringBuilder table = new StringBuilder("create table public.copied (c0 text");
        for (int i = 1; i < columns; i++) {
            table.append(", c").append(i).append(" text");
        }
        try (Connection owner = owner();
                Statement statement = owner.createStatement();
                var stream = Files.newInputStream(file)) {
            statement.execute("drop table if exists public.copied");
            statement.execute(table + ")");
            long start = System.nanoTime();
            owner.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy public.copied from stdin with (format csv, header true)", stream);
            double took = (System.nanoTime() - start) / 1e9;
            statement.execute("drop table public.copied");
            return took;
        }
    }

    /** What PostgreSQL takes to write the documents that were published a second time. */
    private double written(int year) throws Exception {
        return sql("create table public.written as select uscc, year, document from published.results where year = " + year
                + "; drop table public.written");
    }

    private double sql(String statements) throws Exception {
        try (Connection owner = owner();
                Statement statement = owner.createStatement()) {
            long start = System.nanoTime();
            statement.execute(statements);
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private long count(String query) throws Exception {
        try (Connection owner = owner();
                Statement statement = owner.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Connection owner() throws Exception {
        String port = Files.readAllLines(DATA.resolve("postgresql/postmaster.pid")).get(3).strip();
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/ecocredit", "postgres", "any");
    }

    private static Path institutions() throws IOException {
        Path file = FILES.resolve("institutions.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("uscc,name,kinds,division,registered_on\n");
            for (int i = 1; i <= INSTITUTIONS; i++) {
                out.write(code(i) + ",测试第" + i + "环境检测有限公司,TESTING," + LEAGUES[i % LEAGUES.length] + ",2015-03-01\n");
            }
        }
        return file;
    }

    private static Path records(int year) throws IOException {
        Path file = FILES.resolve("records-" + year + ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,"
                    + "source,client_uscc,client_outcome,client_points,client_document_no,summary\n");
            for (int i = 1; i <= INSTITUTIONS; i++) {
                for (int k = 1; k <= RECORDS_OF_EACH; k++) {
                    out.write("Y%d-%06d-%02d,%s,GENERAL,1-09,13.4,%d-%02d-17,%d-%02d-19,,%s,盟市生态环境局,环〔%d〕%d-%d号,1,,,,,13.4：现场检查发现的问题%n"
                            .formatted(year, i, k, code(i), year, k % 11 + 1, year, k % 11 + 2, LEAGUES[i % LEAGUES.length], year, i, k));
                }
            }
        }
        return file;
    }

    /** A code with its check digit (GB 32100). */
    static String code(int number) {
        String body = "91150200MA%07d".formatted(number);
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < body.length(); i++) {
            sum += WEIGHTED.indexOf(body.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return body + WEIGHTED.charAt((31 - sum % 31) % 31);
    }
}
