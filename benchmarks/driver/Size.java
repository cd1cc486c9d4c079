import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/**
 * The register at its size: years of 1,000,000 records of 100,000 institutions, imported with every check, rated and published,
 * each beside what PostgreSQL alone takes for the like of it.
 */
public final class Size {

    private static final Path TARGET = Path.of("benchmarks", "target");
    private static final Path DATA = TARGET.resolve("size");
    private static final String PROGRAM = "benchmarks/target/quarkus-app/quarkus-run.jar";
    /** What the register keeps of records, with its key and its index, but without a question about what they refer to. */
    private static final String LIKE_RECORDS = "create table public.copied (like register.records including all, final_on date);"
            + " alter table public.copied alter fingerprint drop not null, alter entry_id drop not null";

    /** The sum of all points that count so far: those of earlier years count, too (A16.3). */
    private static final String RULES = """
            create table public.rated as
            select i.uscc, 100 - coalesce(sum(p.points), 0) as score
            from register.institutions i
                left join register.records r on r.uscc = i.uscc and r.occurred_on < '%d-01-01'
                left join (values ('1-09', 3)) as p (indicator, points) on p.indicator = r.indicator
            group by i.uscc;
            drop table public.rated""";

    /** The same with a document for each institution that says of every record what a line of a sheet says. */
    private static final String SHEETS = """
            create table public.rated (uscc text primary key, score numeric, sheet jsonb);
            insert into public.rated
            select i.uscc, 100 - coalesce(sum(p.points), 0), jsonb_agg(p.line || jsonb_build_object('recordNo', r.record_no,
                'category', r.category, 'indicator', r.indicator, 'year', extract(year from r.produced_on),
                'since', r.produced_on, 'authority', r.authority, 'documentNo', r.document_no) order by r.produced_on, r.record_no)
            from register.institutions i
                left join register.records r on r.uscc = i.uscc and r.occurred_on < '%d-01-01'
                left join (select '1-09' as indicator, 3 as points, jsonb_build_object('kind', 'DEDUCTION', 'points', 3,
                        'clause', sheet #>> '{lines,0,clause}', 'wording', sheet #>> '{lines,0,wording}') as line
                    from register.ratings limit 1) as p on p.indicator = r.indicator
            group by i.uscc;
            drop table public.rated""";

    private static final int FIRST_YEAR = 2024;
    private static final int INSTITUTIONS = Integer.getInteger("institutions", 100_000);
    private static final int RECORDS_OF_EACH = Integer.getInteger("records", 10);
    private static final int YEARS = Integer.getInteger("years", 1);

    private final Server server;
    private final Generated generated;
    private final String officer;
    private final String secondOfficer;

    private Size(Server server) throws Exception {
        this.server = server;
        generated = new Generated(TARGET.resolve("size-files"), INSTITUTIONS, RECORDS_OF_EACH);
        officer = Account.region(DATA, "first");
        secondOfficer = Account.region(DATA, "second");
    }

    public static void main(String[] arguments) throws Exception {
        Files.createDirectories(DATA);
        try (Server server = Server.start(
                "size",
                Map.of(
                        "ECOCREDIT_DATA_FOLDER", DATA.toString(),
                        "ECOCREDIT_DEMONSTRATION_SAMPLE", "false",
                        "ECOCREDIT_LIMITS_PUBLIC_READS_CAPACITY", "0",
                        "ECOCREDIT_LIMITS_INSIDE_CAPACITY", "0"),
                List.of("-jar", PROGRAM),
                "/health/ready")) {
            new Size(server).run();
        }
    }

    private void run() throws Exception {
        System.out.printf(
                "%n## %d institutions, %d records a year%n%n| year | what | s | beside | s | ratio | resident MiB |%n| --- | --- | ---: | --- | ---: | ---: | ---: |%n",
                INSTITUTIONS, INSTITUTIONS * RECORDS_OF_EACH);
        double took;
        if (count("select count(*) from register.institutions") == 0) {
            Path institutions = generated.institutions();
            took = imported("institutions", institutions);
            row(0, "import of institutions", took, "COPY as text", copied(institutions));
        }
        for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
            reach(year);
            Path engagements = generated.engagements(year);
            took = imported("engagements", engagements);
            row(year, "import of engagements", took, "COPY as text", copied(engagements));
            Path records = generated.records(year);
            took = imported("records", records);
            row(year, "import of records", took, "COPY as text", copied(records));
            row(year, "the same", took, "COPY to the same types, key and index", copied(records, LIKE_RECORDS));
            rate(year);
        }
    }

    /** Moves the demonstration's clock to a day on which a year can be rated and published. */
    private void reach(int year) throws Exception {
        sql("update access.clock set ahead_by = greatest(timestamptz '%d-06-10' - clock_timestamp(), interval '0')"
                .formatted(year + 1));
        Thread.sleep(1000);
    }

    /** The day that it is for the service when a year has been reached. */
    private static LocalDate dayReached(int year) {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        LocalDate wanted = LocalDate.of(year + 1, 6, 10);
        return today.isAfter(wanted) ? today : wanted;
    }

    private void rate(int year) throws Exception {
        send("PUT", "/api/v1/years/" + year, "{}");
        send("POST", "/api/v1/years/" + year + "/participants", "{}");
        double bare = sql(RULES.formatted(year + 1));
        row(
                year,
                "the rules alone, of all records so far",
                Grading.seconds(INSTITUTIONS, RECORDS_OF_EACH, FIRST_YEAR, year),
                "one SQL statement that sums their points",
                bare);
        double took = job(officer, "/api/v1/years/" + year + "/rating", "{\"at\":\"" + (year + 1) + "-05-15\"}");
        row(year, "rating, with sheets, audit and checkpoints", took, "the same statement", bare);
        row(year, "the same", took, "one SQL statement that writes like sheets", sql(SHEETS.formatted(year + 1)));
        send("PUT", "/api/v1/years/" + year + "/history", "{\"until\":\"" + dayReached(year) + "\",\"reason\":\"benchmark\"}");
        took = job(secondOfficer, "/api/v1/years/" + year + "/publication", "{\"publishedOn\":\"" + (year + 1) + "-06-05\"}");
        row(year, "publication", took, "a copy of the documents by SQL", written(year));
        long start = System.nanoTime();
        while (count("select count(*) from register.touched_institutions") > 0) {
            Thread.sleep(200);
        }
        row(year, "revision of all of them", (System.nanoTime() - start) / 1e9, "publication", took);
        row(year, "snapshot of the feed", snapshot(), "COPY of the same documents", copiedOut());
        Random random = new Random(year);
        IntFunction<String> codes = i -> "/api/v1/grades/" + Generated.code(1 + random.nextInt(INSTITUTIONS));
        Arrivals.at(200, 5, server, codes, status -> status == 200);
        Arrivals.Latencies lookUps = Arrivals.at(200, 10, server, codes, status -> status == 200);
        System.out.printf(
                "| %d | look-ups, 200 a second | | median %.1f ms, p99 %.1f ms, %d failed | | | %d |%n",
                year, lookUps.median(), lookUps.p99(), lookUps.faults(), server.memory());
    }

    private double snapshot() throws Exception {
        long start = System.nanoTime();
        HttpResponse<Stream<String>> answer = server.client()
                .send(request("/api/v1/feed/snapshot", Account.platform(DATA)).build(), HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = answer.body()) {
            if (answer.statusCode() != 200 || lines.count() != count("select count(*) from published.results where shown_until is null")) {
                throw new IllegalStateException("the snapshot is not whole: " + answer.statusCode());
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private double copiedOut() throws Exception {
        try (Connection owner = owner()) {
            long start = System.nanoTime();
            owner.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy (select document from published.results where shown_until is null order by uscc, year) to stdout",
                            OutputStream.nullOutputStream());
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private void row(int year, String what, double took, String beside, double besideTook) throws IOException {
        System.out.printf(
                "| %s | %s | %.1f | %s | %.1f | %.1f | %d |%n",
                year == 0 ? "" : Integer.toString(year), what, took, beside, besideTook, took / besideTook, server.memory());
    }

    private double imported(String kind, Path file) throws Exception {
        HttpResponse<String> begun = server.client()
                .send(
                        request("/api/v1/imports/" + kind, officer)
                                .header("Content-Type", "text/csv")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .POST(HttpRequest.BodyPublishers.ofFile(file))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return finished(officer, begun);
    }

    private double job(String authorization, String path, String json) throws Exception {
        return finished(authorization, server.client()
                .send(
                        request(path, authorization)
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .POST(HttpRequest.BodyPublishers.ofString(json))
                                .build(),
                        HttpResponse.BodyHandlers.ofString()));
    }

    /** Seconds from the creation of a job to its end, by the service's clock. */
    private double finished(String authorization, HttpResponse<String> begun) throws Exception {
        if (begun.statusCode() != 202) {
            throw new IllegalStateException(begun.statusCode() + " " + begun.body());
        }
        String place = URI.create(begun.headers().firstValue("Location").orElseThrow()).getPath();
        while (true) {
            String job = server.client()
                    .send(request(place, authorization).build(), HttpResponse.BodyHandlers.ofString())
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
                        request(path, officer)
                                .header("Content-Type", "application/json")
                                .method(method, HttpRequest.BodyPublishers.ofString(json))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(path + " " + answer.statusCode() + " " + answer.body());
        }
    }

    private HttpRequest.Builder request(String path, String authorization) {
        return HttpRequest.newBuilder(URI.create(server.address(path))).header("Authorization", authorization);
    }

    /** What PostgreSQL takes to copy the same file into a table of text that is logged. */
    private double copied(Path file) throws Exception {
        return copied(file, "create table public.copied (" + header(file).replace(",", " text, ") + " text)");
    }

    private double copied(Path file, String making) throws Exception {
        try (Connection owner = owner();
                Statement statement = owner.createStatement();
                var stream = Files.newInputStream(file)) {
            statement.execute("drop table if exists public.copied");
            statement.execute(making);
            long start = System.nanoTime();
            owner.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy public.copied (" + header(file) + ") from stdin with (format csv, header true)", stream);
            double took = (System.nanoTime() - start) / 1e9;
            statement.execute("drop table public.copied");
            return took;
        }
    }

    private static String header(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().orElseThrow();
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
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/ecocredit", "postgres", Behind.password(DATA));
    }
}
