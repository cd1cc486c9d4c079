import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Words searched for at a steady rate, by how many names hold them. */
final class Searches {

    private final Server cached;
    private final Server uncached;
    private final String database;

    Searches(PublicSide.Sides sides) {
        cached = sides.cached();
        uncached = sides.uncached();
        database = sides.database();
    }

    void run() throws Exception {
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
            IntFunction<String> path = i -> paths.get(i % paths.size());
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
    private List<String> rare(int characters) throws Exception {
        List<String> words = new ArrayList<>();
        try (Connection owner = PublicSide.owner(database);
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
}
