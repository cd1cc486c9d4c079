import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/** Look-ups of one process while the same process imports and rates. */
final class BesideWork {

    private final Server cached;
    private final Path data;

    BesideWork(PublicSide.Sides sides) {
        cached = sides.cached();
        data = sides.data();
    }

    /** Look-ups of one process while the same process is at work. */
    void run() throws Exception {
        Random random = new Random(5);
        IntFunction<String> codes =
                i -> "/api/v1/grades/9115%014d".formatted(1 + random.nextInt(1_000_000));
        Arrivals.at(200, 5, cached, codes, code -> code == 200);
        Arrivals.Latencies idle = Arrivals.at(200, 15, cached, codes, code -> code == 200);
        System.out.printf(
                "%n## Look-ups, 200 a second, while the same process works%n%n| work | median ms | p99 ms | of idle | CPU of 15 s on %d processors: services and clients | database | work took |%n| --- | ---: | ---: | ---: | ---: | ---: | ---: |%n| none | %.1f | %.1f | 1 | | | |%n",
                Runtime.getRuntime().availableProcessors(), idle.median(), idle.p99());
        String officer = Account.region(data, "first");
        StringBuilder rows = new StringBuilder("uscc,name,kinds,division,registered_on\n");
        long run = System.nanoTime() % 1_000_000;
        for (int i = 0; i < 200_000; i++) {
            rows.append("91151%06d%07d".formatted(run, i)).append(",包头测试第").append(i).append("有限公司,TESTING,150200,2020-01-01\n");
        }
        beside("import of 200,000 institutions", idle, codes, post(officer, "/api/v1/imports/institutions", "text/csv", rows.toString()));
        post(officer, "/api/v1/years/2025", "application/json", null).get();
        post(officer, "/api/v1/years/2025/participants", "application/json", "{}").get();
        beside("rating of them", idle, codes, post(officer, "/api/v1/years/2025/rating", "application/json", "{\"at\":\"2026-05-15\"}"));
    }

    private void beside(
            String work,
            Arrivals.Latencies idle,
            IntFunction<String> codes,
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
    private CompletableFuture<HttpResponse<String>> post(String authorization, String path, String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(cached.address(path)))
                .header("Authorization", authorization)
                .header("Content-Type", type)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Prefer", "wait=60");
        return cached.client()
                .sendAsync(
                        (body == null
                                        ? request.PUT(HttpRequest.BodyPublishers.noBody())
                                        : request.POST(HttpRequest.BodyPublishers.ofString(body)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
