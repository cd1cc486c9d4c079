import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The time to the first answer and the memory then, of each way in which the program is packaged, on a database beside it. */
public final class Starts {

    private static final Path TARGET = Path.of("benchmarks", "target");
    private static final Path DATA = TARGET.resolve("starts");
    private static final String PROGRAM = "benchmarks/target/quarkus-app/quarkus-run.jar";
    private static final Path CACHE = TARGET.resolve("starts.aot");
    private static final int ROUNDS = Integer.getInteger("rounds", 5);

    private Starts() {}

    public static void main(String[] arguments) throws Exception {
        Files.createDirectories(DATA);
        try (Server _ = Server.start(
                "starts-database",
                Map.of("ECOCREDIT_DATA_FOLDER", DATA.toString()),
                List.of("-jar", PROGRAM),
                "/health/ready")) {
            Map<String, String> environment = new LinkedHashMap<>();
            environment.put("ECOCREDIT_DATABASE_URL", "postgresql://" + Behind.database(DATA));
            environment.put("ECOCREDIT_DATABASE_USER", "postgres");
            environment.put("ECOCREDIT_DATABASE_PASSWORD", Behind.password(DATA));
            environment.put("QUARKUS_PROFILE", "demonstration");
            environment.put("ECOCREDIT_DATA_FOLDER", DATA.toString());
            environment.put("ECOCREDIT_DEMONSTRATION_SAMPLE", "false");
            Files.deleteIfExists(CACHE);
            try (Server training = Server.start(
                    "training", environment, List.of("-XX:AOTCacheOutput=" + CACHE, "-jar", PROGRAM), "/health/ready")) {
                for (String path : List.of("/", "/grades", "/releases", "/api/v1/grades", "/api/v1/releases")) {
                    training.get(path);
                }
            }
            Map<String, List<String>> kinds = new LinkedHashMap<>();
            kinds.put("fast-jar", List.of("-jar", PROGRAM));
            kinds.put("fast-jar with a trained cache", List.of("-XX:AOTCache=" + CACHE, "-jar", PROGRAM));
            Map<String, List<double[]>> measured = new LinkedHashMap<>();
            for (int round = 0; round < ROUNDS; round++) {
                for (Map.Entry<String, List<String>> kind : kinds.entrySet()) {
                    measured.computeIfAbsent(kind.getKey(), first -> new ArrayList<>())
                            .add(started(environment, kind.getValue()));
                }
            }
            System.out.printf("%n## Start, on a database beside it%n%n| what | s to ready | of the jar | CPU s | resident MiB |%n| --- | ---: | ---: | ---: | ---: |%n");
            double jar = median(measured.get("fast-jar"), 0);
            measured.forEach((kind, starts) -> System.out.printf(
                    "| %s | %.2f | %.2f | %.1f | %.0f |%n",
                    kind, median(starts, 0), median(starts, 0) / jar, median(starts, 1), median(starts, 2)));
        }
    }

    private static double[] started(Map<String, String> environment, List<String> arguments) throws Exception {
        long start = System.nanoTime();
        try (Server server = Server.start("starting", environment, arguments, "/health/ready")) {
            double ready = (System.nanoTime() - start) / 1e9;
            return new double[] {ready, server.cpu(), server.memory()};
        }
    }

    private static double median(List<double[]> starts, int which) {
        double[] sorted = starts.stream().mapToDouble(each -> each[which]).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
