import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/** The public side over a million published results; every figure beside one of something else in the same run. */
public final class PublicSide {

    private static final Path TARGET = Path.of("benchmarks", "target");
    private static final Path DATA = TARGET.resolve("data");
    private static final String PROGRAM = "benchmarks/target/quarkus-app/quarkus-run.jar";
    /** Codes that are asked for: a tenth of all is absent, none of the often asked. */
    private static final int ALL = 1_111_111;

    private static final int HOT = 10_000;
    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final int SECONDS = Integer.getInteger("seconds", 5);

    private final Server cached;
    private final Server uncached;
    private final Server webflux;
    private final String database;

    private PublicSide(Server cached, Server uncached, Server webflux, String database) {
        this.cached = cached;
        this.uncached = uncached;
        this.webflux = webflux;
        this.database = database;
    }

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
            joined.put("ECOCREDIT_CACHE_SIZE", "0");
            joined.put("ECOCREDIT_DEMONSTRATION_SAMPLE", "false");
            Map<String, String> spring = Map.of(
                    "SPRING_R2DBC_URL", "r2dbc:postgresql://" + database,
                    "SPRING_R2DBC_USERNAME", "postgres",
                    "SPRING_R2DBC_POOL_INITIAL_SIZE", "16",
                    "SPRING_R2DBC_POOL_MAX_SIZE", "16");
            try (Server uncached = Server.start("uncached", joined, List.of("-jar", PROGRAM), "/health/ready");
                    Server webflux = Server.start(
                            "webflux",
                            spring,
                            List.of("-jar", "benchmarks/target/webflux/webflux-1.jar"),
                            "/api/v1/grades/none")) {
                PublicSide measured = new PublicSide(cached, uncached, webflux, database);
                measured.lookUps();
                measured.profile();
                measured.searches();
                measured.downloads();
                measured.whileWorking();
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

    private static Connection owner(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + database, "postgres", "any");
    }

    private record Load(double perSecond, double cpuMicros, double databaseMicros, double p99) {}

    private void lookUps() throws Exception {
        Map<String, List<Load>> rounds = new LinkedHashMap<>();
        for (int round = -1; round < ROUNDS; round++) {
            keep(rounds, "constant, same service", round, load(cached, "/api/v1/grades.constant", ALL, round));
            keep(rounds, "look-up of any of 1,000,000, cache on", round, load(cached, null, ALL, round));
            keep(rounds, "look-up of any of 1,000,000, cache off", round, load(uncached, null, ALL, round));
            keep(rounds, "look-up of any of 1,000,000, WebFlux + R2DBC", round, load(webflux, null, ALL, round));
            keep(rounds, "look-up of one of 10,000, cache on", round, load(cached, null, HOT, round));
            keep(rounds, "look-up of one of 10,000, WebFlux + R2DBC", round, load(webflux, null, HOT, round));
        }
        System.out.printf("%n## Look-up by code%n%n| what | requests/s | of the constant | CPU µs/request, service | database | p99 ms |%n| --- | ---: | ---: | ---: | ---: | ---: |%n");
        double constant = median(rounds.get("constant, same service"), Load::perSecond);
        rounds.forEach((name, loads) -> System.out.printf(
                "| %s | %.0f | %.2f | %.0f | %.0f | %.1f |%n",
                name,
                median(loads, Load::perSecond),
                median(loads, Load::perSecond) / constant,
                median(loads, Load::cpuMicros),
                median(loads, Load::databaseMicros),
                median(loads, Load::p99)));
    }

    /** Rounds before the first warm up. */
    private static void keep(Map<String, List<Load>> rounds, String name, int round, Load load) {
        if (round >= 0) {
            rounds.computeIfAbsent(name, first -> new ArrayList<>()).add(load);
        }
    }

    private static double median(List<Load> loads, java.util.function.ToDoubleFunction<Load> of) {
        double[] sorted = loads.stream().mapToDouble(of).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private Load load(Server server, String constant, int range, int round) throws Exception {
        check(server, constant);
        double before = server.cpu();
        double databaseBefore = Server.cpuOf("postgres");
        List<String> command = new ArrayList<>(List.of(
                "wrk", "-t1", "-c32", "-d" + SECONDS + "s", "-s", "benchmarks/codes.lua", server.address("/"), "--"));
        if (constant != null) {
            command.add(constant);
        }
        ProcessBuilder wrk = new ProcessBuilder(command).redirectErrorStream(true);
        wrk.environment().put("RANGE", Integer.toString(range));
        wrk.environment().put("SEED", Integer.toString(round + 2));
        Process running = wrk.start();
        String printed = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        running.waitFor();
        double used = server.cpu() - before;
        double usedByDatabase = Server.cpuOf("postgres") - databaseBefore;
        Matcher result = Pattern.compile("RESULT (\\d+) (\\d+) (\\d+) ([\\d.]+) ([\\d.]+)").matcher(printed);
        if (!result.find()) {
            throw new IllegalStateException(printed);
        }
        long requests = Long.parseLong(result.group(1));
        double absent = Double.parseDouble(result.group(2)) / requests;
        if (Long.parseLong(result.group(3)) > 0 || Math.abs(absent - (constant == null && range == ALL ? 0.1 : 0)) > 0.02) {
            throw new IllegalStateException("wrong answers from " + server.name + ": " + printed);
        }
        return new Load(
                requests / Double.parseDouble(result.group(4)),
                used * 1e6 / requests,
                usedByDatabase * 1e6 / requests,
                Double.parseDouble(result.group(5)));
    }

    /** Where the time of a look-up goes that is not kept. */
    private void profile() throws Exception {
        Path recording = TARGET.resolve("look-ups.jfr");
        uncached.command("JFR.start", "name=look-ups", "settings=profile");
        load(uncached, null, ALL, ROUNDS);
        uncached.command("JFR.stop", "name=look-ups", "filename=" + recording.toAbsolutePath());
        Process view = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/jfr", "view", "--width", "160", "hot-methods", recording.toString())
                .redirectErrorStream(true)
                .start();
        System.out.println("\n## Profile of look-ups, cache off\n");
        System.out.println(new String(view.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
    }

    /** Looks at some answers before they are counted. */
    private static void check(Server server, String constant) throws Exception {
        Random random = new Random(1);
        for (int i = 0; i < 50; i++) {
            int number = 1 + random.nextInt(1_111_111);
            String code = "9115%014d".formatted(number);
            HttpResponse<String> answer = server.get(constant == null ? "/api/v1/grades/" + code : constant);
            boolean right = constant != null
                    ? answer.statusCode() == 200
                    : number > 1_000_000
                            ? answer.statusCode() == 404
                            : answer.statusCode() == 200 && answer.body().contains("\"uscc\":\"" + code + "\"");
            if (!right) {
                throw new IllegalStateException(server.name + " answers " + code + " with " + answer.body());
            }
        }
    }

    private void searches() throws Exception {
        Map<String, List<String>> classes = new LinkedHashMap<>();
        classes.put("frequent, two characters", List.of("环境", "检测", "公司", "包头", "环保", "科技"));
        classes.put("frequent, four characters", List.of("有限公司", "环境检测", "有限责任", "环保工程"));
        classes.put("rare, two characters", rare(2));
        classes.put("rare, four characters", rare(4));
        classes.put("absent, two and four characters", List.of("鑫鑫", "鑫鑫鑫鑫", "龘龘", "绝无此名"));
        classes.put("one character (refused)", List.of("环", "包"));
        classes.put("literal % and _", List.of("%环", "_公司", "100%", "__"));
        System.out.printf("%n## Search while 200 requests arrive a second%n%n| words | nothing kept: median ms | p99 ms | cache on: median ms | p99 ms | service CPU ms/request, nothing kept | database |%n| --- | ---: | ---: | ---: | ---: | ---: | ---: |%n");
        List<Double> worst = new ArrayList<>();
        for (Map.Entry<String, List<String>> each : classes.entrySet()) {
            List<String> paths = each.getValue().stream()
                    .map(word -> "/api/v1/grades?q=" + URLEncoder.encode(word, StandardCharsets.UTF_8))
                    .toList();
            int status = each.getKey().startsWith("one") ? 400 : 200;
            java.util.function.IntFunction<String> path = i -> paths.get(i % paths.size());
            Arrivals.at(200, 5, uncached, path, code -> code == status);
            double cpu = uncached.cpu();
            double databaseCpu = Server.cpuOf("postgres");
            Arrivals.Latencies latencies = Arrivals.at(200, 10, uncached, path, code -> code == status);
            cpu = uncached.cpu() - cpu;
            databaseCpu = Server.cpuOf("postgres") - databaseCpu;
            Arrivals.at(200, 5, cached, path, code -> code == status);
            Arrivals.Latencies kept = Arrivals.at(200, 10, cached, path, code -> code == status);
            System.out.printf(
                    "| %s | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f |%s%n",
                    each.getKey(),
                    latencies.median(),
                    latencies.p99(),
                    kept.median(),
                    kept.p99(),
                    cpu / 2,
                    databaseCpu / 2,
                    latencies.faults() + kept.faults() > 0 ? " FAULTS" : "");
            worst.add(latencies.p99());
        }
        System.out.printf(
                "%nWorst p99 by best: %.1f%n",
                worst.stream().mapToDouble(p -> p).max().orElseThrow()
                        / worst.stream().mapToDouble(p -> p).min().orElseThrow());
    }

    /** Words of names that few have. */
    private List<String> rare(int characters) throws SQLException {
        List<String> words = new ArrayList<>();
        try (Connection owner = owner(database);
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("select substr(name, position(right(left(name, 6), 2) in name), " + characters
                        + ") from published.results where year = 2022 and uscc like '%777' limit 200")) {
            while (rows.next()) {
                if (rows.getString(1).length() == characters) {
                    words.add(rows.getString(1));
                }
            }
        }
        return words;
    }

    private void downloads() throws Exception {
        double[] first = new double[3];
        double[] whole = new double[3];
        double[] copy = new double[3];
        long most = 0;
        long bytes = 0;
        for (int round = -1; round < 3; round++) {
            long start = System.nanoTime();
            HttpResponse<InputStream> answer = uncached.client()
                    .send(
                            HttpRequest.newBuilder(URI.create(uncached.address("/api/v1/releases/2022/1/grades.ndjson")))
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            byte[] buffer = new byte[1 << 16];
            bytes = 0;
            long firstAt = 0;
            try (InputStream body = answer.body()) {
                for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                    firstAt = firstAt == 0 ? System.nanoTime() : firstAt;
                    bytes += read;
                    if (bytes % 50_000_000 < read) {
                        most = Math.max(most, uncached.memory());
                    }
                }
            }
            long end = System.nanoTime();
            long copied = copy();
            if (copied != bytes) {
                throw new IllegalStateException("the download has " + bytes + " bytes and COPY " + copied);
            }
            long copyEnd = System.nanoTime();
            if (round >= 0) {
                first[round] = (firstAt - start) / 1e6;
                whole[round] = (end - start) / 1e9;
                copy[round] = (copyEnd - end) / 1e9;
            }
        }
        java.util.Arrays.sort(first);
        java.util.Arrays.sort(whole);
        java.util.Arrays.sort(copy);
        System.out.printf(
                "%n## Download of all as NDJSON%n%n%d bytes: %.1f s, COPY of the same text %.1f s, ratio %.2f; first byte after %.0f ms; resident memory at most %d MiB%n",
                bytes, whole[1], copy[1], whole[1] / copy[1], first[1], most);
    }

    private long copy() throws Exception {
        long[] bytes = {0};
        try (Connection owner = owner(database)) {
            owner.unwrap(PGConnection.class).getCopyAPI().copyOut(
                    "copy (select ndjson from published.release_rows where year = 2022 order by uscc) to stdout"
                            + " with (format csv, quote E'\\x01', escape E'\\x01', delimiter E'\\x02')",
                    new OutputStream() {
                        @Override
                        public void write(int one) {
                            bytes[0]++;
                        }

                        @Override
                        public void write(byte[] text, int from, int length) {
                            bytes[0] += length;
                        }
                    });
        }
        return bytes[0];
    }

    /** Look-ups of one process while the same process is at work. */
    private void whileWorking() throws Exception {
        Random random = new Random(5);
        java.util.function.IntFunction<String> codes =
                i -> "/api/v1/grades/9115%014d".formatted(1 + random.nextInt(1_000_000));
        Arrivals.at(200, 5, cached, codes, code -> code == 200);
        Arrivals.Latencies idle = Arrivals.at(200, 15, cached, codes, code -> code == 200);
        System.out.printf(
                "%n## Look-ups, 200 a second, while the same process works%n%n| work | median ms | p99 ms | of idle | CPU of 15 s on %d processors: services and clients | database | work took |%n| --- | ---: | ---: | ---: | ---: | ---: | ---: |%n| none | %.1f | %.1f | 1 | | | |%n",
                Runtime.getRuntime().availableProcessors(), idle.median(), idle.p99());
        String token = token();
        StringBuilder rows = new StringBuilder("uscc,name,kinds,division,registered_on\n");
        long run = System.nanoTime() % 1_000_000;
        for (int i = 0; i < 200_000; i++) {
            rows.append("91151%06d%07d".formatted(run, i)).append(",包头测试第").append(i).append("有限公司,TESTING,150200,2020-01-01\n");
        }
        beside("import of 200,000 institutions", idle, codes, post(token, "/api/v1/imports/institutions", "text/csv", rows.toString()));
        post(token, "/api/v1/years/2025", "application/json", null).get();
        post(token, "/api/v1/years/2025/participants", "application/json", "{}").get();
        beside("rating of them", idle, codes, post(token, "/api/v1/years/2025/rating", "application/json", "{\"at\":\"2026-05-15\"}"));
    }

    private void beside(
            String work,
            Arrivals.Latencies idle,
            java.util.function.IntFunction<String> codes,
            CompletableFuture<HttpResponse<String>> working)
            throws Exception {
        double cpu = Server.cpuOf("java");
        double databaseCpu = Server.cpuOf("postgres");
        Arrivals.Latencies busy = Arrivals.at(200, 15, cached, codes, code -> code == 200);
        cpu = Server.cpuOf("java") - cpu;
        databaseCpu = Server.cpuOf("postgres") - databaseCpu;
        boolean outlasted = !working.isDone();
        HttpResponse<String> told = working.get();
        if (told.statusCode() / 100 != 2) {
            throw new IllegalStateException(told.statusCode() + " " + told.body());
        }
        System.out.printf(
                "| %s | %.1f | %.1f | %.1f | %.1f s | %.1f s | %s |%s%n",
                work,
                busy.median(),
                busy.p99(),
                busy.p99() / idle.p99(),
                cpu,
                databaseCpu,
                outlasted ? "longer" : "less than 15 s",
                busy.faults() > 0 ? " FAULTS " + busy.faults() : "");
    }

    /** @param body null puts instead of posting */
    private CompletableFuture<HttpResponse<String>> post(String token, String path, String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(cached.address(path)))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .header("Idempotency-Key", java.util.UUID.randomUUID().toString())
                .header("Prefer", "wait=60");
        return cached.client()
                .sendAsync(
                        (body == null
                                        ? request.PUT(HttpRequest.BodyPublishers.noBody())
                                        : request.POST(HttpRequest.BodyPublishers.ofString(body)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static String token() throws IOException, InterruptedException {
        ProcessBuilder token = new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java", "-jar", PROGRAM, "token", "region");
        token.environment().put("ECOCREDIT_DATA_FOLDER", DATA.toString());
        Process running = token.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String printed = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        running.waitFor();
        return printed.strip();
    }
}
