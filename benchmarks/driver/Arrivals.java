import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/** Requests that arrive at a steady rate whether or not the ones before were answered; latency counts from the arrival. */
final class Arrivals {

    private Arrivals() {}

    /** @param faults answers that were not what they should be */
    record Latencies(double median, double p99, long faults) {}

    static Latencies at(int perSecond, int seconds, Server server, IntFunction<String> path, IntPredicate right)
            throws InterruptedException, IOException {
        int many = perSecond * seconds;
        long[] nanos = new long[many];
        AtomicLong faults = new AtomicLong();
        CountDownLatch answered = new CountDownLatch(many);
        long start = System.nanoTime();
        for (int i = 0; i < many; i++) {
            long due = start + i * 1_000_000_000L / perSecond;
            long wait = due - System.nanoTime();
            if (wait > 0) {
                Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
            }
            int place = i;
            server.client()
                    .sendAsync(
                            HttpRequest.newBuilder(URI.create(server.address(path.apply(i)))).build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .whenComplete((answer, failure) -> {
                        nanos[place] = System.nanoTime() - due;
                        if (failure != null || !right.test(answer.statusCode())) {
                            faults.incrementAndGet();
                        }
                        answered.countDown();
                    });
        }
        answered.await();
        Arrays.sort(nanos);
        return new Latencies(nanos[many / 2] / 1e6, nanos[many * 99 / 100] / 1e6, faults.get());
    }
}
