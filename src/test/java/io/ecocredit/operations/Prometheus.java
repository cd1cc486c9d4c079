package io.ecocredit.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A Prometheus of its own that watches copies of the program as the manifest's monitor does, with every time of the rules shorter. */
final class Prometheus implements AutoCloseable {

    /** By what the times of the rules are divided. */
    static final int FASTER = 10;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern DURATION = Pattern.compile("(?<=for: \"|\\[)(\\d+)([mhd])\\b");
    private static final Pattern SECONDS = Pattern.compile("(?<=> )(300|3600|86400|129600)\\b");
    private static final Map<String, Integer> IN_SECONDS = Map.of("m", 60, "h", 3600, "d", 86_400);

    private final Process process;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    private Prometheus(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param copies management ports by the component that the cluster would call them */
    static Prometheus watching(Path folder, Map<String, Integer> copies) throws IOException {
        Path rules = AlertRules.writtenTo(folder.resolve("rules.yaml"));
        String faster = DURATION.matcher(Files.readString(rules)).replaceAll(Prometheus::shorter);
        Files.writeString(
                rules,
                SECONDS.matcher(faster)
                        .replaceAll(found -> Integer.toString(Integer.parseInt(found.group()) / FASTER)));
        List<Object> targets = copies.entrySet().stream()
                .<Object>map(copy -> Map.of(
                        "targets",
                        List.of("127.0.0.1:" + copy.getValue()),
                        "labels",
                        Map.of(
                                "namespace",
                                "ecocredit",
                                "endpoint",
                                "management",
                                "app_kubernetes_io_component",
                                copy.getKey())))
                .toList();
        Path settings = AlertRules.write(
                folder.resolve("prometheus.yaml"),
                Map.of(
                        "global",
                        Map.of("scrape_interval", "1s", "evaluation_interval", "1s"),
                        "rule_files",
                        List.of(rules.toString()),
                        "scrape_configs",
                        List.of(Map.of(
                                "job_name", "ecocredit", "metrics_path", "/metrics", "static_configs", targets))));
        int port = freePort();
        Process process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + settings,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        return new Prometheus(process, port);
    }

    private static String shorter(MatchResult duration) {
        int unit = IN_SECONDS.getOrDefault(duration.group(2), 1);
        return Integer.parseInt(duration.group(1)) * unit / FASTER + "s";
    }

    /** The names of the alerts in a state: firing, pending. Empty while it does not answer yet. */
    Set<String> alerts(String state) {
        Set<String> names = new TreeSet<>();
        for (JsonNode alert : answer("alerts").path("alerts")) {
            if (alert.path("state").asText().equals(state)) {
                names.add(alert.path("labels").path("alertname").asText());
            }
        }
        return names;
    }

    /** Whether so many copies tell their measures. */
    boolean sees(int copies) {
        return answer("query?query=sum(up)")
                .path("result")
                .path(0)
                .path("value")
                .path(1)
                .asText()
                .equals(Integer.toString(copies));
    }

    private JsonNode answer(String question) {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/" + question))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return JSON.readTree(answer.body()).path("data");
        } catch (IOException notYet) {
            return JSON.createObjectNode();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
