import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Codes looked up as fast as the service answers, beside a constant answer of its own and another framework. */
final class LookUps {

    /** Codes that are asked for: a tenth of all is absent, none of the often asked. */
    private static final int ALL = 1_111_111;

    private static final Pattern RESULT = Pattern.compile("RESULT (\\d+) (\\d+) (\\d+) ([\\d.]+) ([\\d.]+)");
    private static final int HOT = 10_000;
    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final int SECONDS = Integer.getInteger("seconds", 5);

    private final Server cached;
    private final Server uncached;
    private final Server webflux;
    private final Server second;

    LookUps(PublicSide.Sides sides) {
        cached = sides.cached();
        uncached = sides.uncached();
        webflux = sides.webflux();
        second = sides.second();
    }

    private record Load(double perSecond, double cpuMicros, double databaseMicros, double p99) {}

    void run() throws Exception {
        Map<String, List<Load>> rounds = new LinkedHashMap<>();
        for (int round = -1; round < ROUNDS; round++) {
            keep(rounds, "constant, same service", round, load(List.of(cached), "/api/v1/grades.constant", ALL, round));
            keep(rounds, "look-up of any of 1,000,000, cache on", round, load(List.of(cached), null, ALL, round));
            keep(rounds, "look-up of any of 1,000,000, cache off", round, load(List.of(uncached), null, ALL, round));
            keep(rounds, "look-up of any of 1,000,000, WebFlux + R2DBC", round, load(List.of(webflux), null, ALL, round));
            keep(rounds, "look-up of one of 10,000, cache on", round, load(List.of(cached), null, HOT, round));
            keep(rounds, "look-up of one of 10,000, WebFlux + R2DBC", round, load(List.of(webflux), null, HOT, round));
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

    private static double median(List<Load> loads, ToDoubleFunction<Load> of) {
        double[] sorted = loads.stream().mapToDouble(of).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** The 32 connections are spread over the servers. */
    private Load load(List<Server> servers, String constant, int range, int round) throws Exception {
        double before = Server.cpuOf("postgres");
        double used = 0;
        for (Server server : servers) {
            check(server, constant);
            used -= server.cpu();
        }
        List<Process> running = new ArrayList<>();
        for (Server server : servers) {
            running.add(wrk(server, constant, range, round, 32 / servers.size()));
        }
        long requests = 0;
        double perSecond = 0;
        double p99 = 0;
        for (Process each : running) {
            String printed = new String(each.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            each.waitFor();
            Matcher result = RESULT.matcher(printed);
            if (!result.find()) {
                throw new IllegalStateException(printed);
            }
            long answered = Long.parseLong(result.group(1));
            double absent = Double.parseDouble(result.group(2)) / answered;
            double expected = constant == null && range == ALL ? 0.1 : 0;
            if (Long.parseLong(result.group(3)) > 0 || Math.abs(absent - expected) > 0.02) {
                throw new IllegalStateException("wrong answers: " + printed);
            }
            requests += answered;
            perSecond += answered / Double.parseDouble(result.group(4));
            p99 = Math.max(p99, Double.parseDouble(result.group(5)));
        }
        for (Server server : servers) {
            used += server.cpu();
        }
        return new Load(
                perSecond, used * 1e6 / requests, (Server.cpuOf("postgres") - before) * 1e6 / requests, p99);
    }

    private static Process wrk(Server server, String constant, int range, int round, int connections) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "wrk", "-t1", "-c" + connections, "-d" + SECONDS + "s", "-s", "benchmarks/codes.lua", server.address("/"), "--"));
        if (constant != null) {
            command.add(constant);
        }
        ProcessBuilder wrk = new ProcessBuilder(command).redirectErrorStream(true);
        wrk.environment().put("RANGE", Integer.toString(range));
        wrk.environment().put("SEED", Integer.toString(round + 2));
        return wrk.start();
    }

    /** What a request costs when two processes share the load, beside the same load on one of them. */
    void twoProcesses() throws Exception {
        Map<String, List<Load>> rounds = new LinkedHashMap<>();
        for (int round = -2; round < ROUNDS; round++) {
            for (int range : List.of(HOT, ALL)) {
                String what = range == HOT ? "one of 10,000" : "any of 1,000,000";
                keep(rounds, what + ", one process", round, load(List.of(cached), null, range, round));
                keep(rounds, what + ", two processes", round, load(List.of(cached, second), null, range, round));
            }
        }
        System.out.printf("%n## One process and two%n%n| what | requests/s | CPU µs/request, services | database | together, of one process |%n| --- | ---: | ---: | ---: | ---: |%n");
        double one = 0;
        for (Map.Entry<String, List<Load>> each : rounds.entrySet()) {
            double services = median(each.getValue(), Load::cpuMicros);
            double database = median(each.getValue(), Load::databaseMicros);
            one = each.getKey().endsWith("one process") ? services + database : one;
            System.out.printf(
                    "| %s | %.0f | %.0f | %.0f | %.2f |%n",
                    each.getKey(),
                    median(each.getValue(), Load::perSecond),
                    services,
                    database,
                    (services + database) / one);
        }
    }

    /** Where the time of a look-up goes that is not kept. */
    void profile() throws Exception {
        Path recording = Path.of("benchmarks", "target", "look-ups.jfr");
        uncached.command("JFR.start", "name=look-ups", "settings=profile");
        load(List.of(uncached), null, ALL, ROUNDS);
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
}
