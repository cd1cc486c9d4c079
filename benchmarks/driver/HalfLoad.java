import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** Look-ups at half of what is answered without a queue, and beside them one write after the other; nothing is sent twice. */
final class HalfLoad {

    private final Server front;
    private final String officer;
    private final int perSecond;
    private final IntFunction<String> path;
    /** What the names of all that is written begin with. */
    private final String names = "滚动" + ThreadLocalRandom.current().nextInt(1_000_000) + "第";

    private final CompletableFuture<long[]> lookUps;
    private final CompletableFuture<long[]> writes;
    private volatile boolean going = true;

    /** @param names what the names of all that was written begin with */
    record Told(long lookUps, int perSecond, long failedLookUps, long writes, long failedWrites, String names) {}

    private HalfLoad(Server front, String officer, int perSecond, IntFunction<String> path) {
        this.front = front;
        this.officer = officer;
        this.perSecond = perSecond;
        this.path = path;
        // The client answers on the common pool, which may have one thread only.
        lookUps = CompletableFuture.supplyAsync(this::lookUp, Thread::startVirtualThread);
        writes = CompletableFuture.supplyAsync(this::write, Thread::startVirtualThread);
    }

    static HalfLoad on(Server front, String officer) throws Exception {
        List<String> codes = new ArrayList<>();
        var found = Pattern.compile("\"uscc\":\"([0-9A-Z]{18})\"").matcher(front.get("/api/v1/grades?limit=100").body());
        while (found.find()) {
            codes.add(found.group(1));
        }
        Random random = new Random(1);
        IntFunction<String> path = i -> "/api/v1/grades/" + codes.get(random.nextInt(codes.size()));
        for (int rate : List.of(200, 500, 500)) {
            Arrivals.at(rate, 10, front, path, code -> code == 200);
        }
        return new HalfLoad(front, officer, capacity(front, path) / 2, path);
    }

    Told end() {
        going = false;
        long[] read = lookUps.join();
        long[] written = writes.join();
        return new Told(read[0], perSecond, read[1], written[0], written[1], names);
    }

    private long[] lookUp() {
        long[] counted = new long[2];
        try {
            while (going) {
                counted[0] += perSecond * 5L;
                counted[1] += Arrivals.at(perSecond, 5, front, path, code -> code == 200).faults();
            }
        } catch (InterruptedException | IOException failure) {
            throw new IllegalStateException(failure);
        }
        return counted;
    }

    private long[] write() {
        long[] counted = new long[2];
        int first = ThreadLocalRandom.current().nextInt(1_000_000, 8_000_000);
        try {
            for (int number = first; going; number++) {
                counted[0]++;
                counted[1] += isRegistered(number) ? 0 : 1;
            }
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
        return counted;
    }

    private boolean isRegistered(int number) throws InterruptedException {
        String code = Generated.code(number);
        try {
            int status = front.client()
                    .send(
                            HttpRequest.newBuilder(URI.create(front.address("/api/v1/institutions")))
                                    .timeout(Duration.ofSeconds(30))
                                    .header("Authorization", officer)
                                    .header("Content-Type", "application/json")
                                    .header("Idempotency-Key", "roll-" + code)
                                    .POST(HttpRequest.BodyPublishers.ofString("{\"uscc\":\"" + code + "\",\"name\":\"" + names
                                            + number + "有限公司\",\"kinds\":[\"TESTING\"],\"division\":\"150200\","
                                            + "\"registeredOn\":\"2020-01-01\"}"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            return status == 201;
        } catch (IOException refused) {
            return false;
        }
    }

    /** How many requests a second are answered without the queue growing: doubled until half of them take longer than 50 ms. */
    private static int capacity(Server front, IntFunction<String> path) throws InterruptedException, IOException {
        int rate = 250;
        while (rate < 16_000 && Arrivals.at(rate * 2, 3, front, path, code -> code == 200).median() < 50) {
            rate *= 2;
        }
        return rate;
    }
}
