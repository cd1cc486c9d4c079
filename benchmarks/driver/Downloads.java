import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Arrays;
import org.postgresql.PGConnection;

/** All results in one answer, beside PostgreSQL's own COPY of the same text. */
final class Downloads {

    private final Server uncached;
    private final Path data;
    private final String database;

    Downloads(PublicSide.Sides sides) {
        uncached = sides.uncached();
        data = sides.data();
        database = sides.database();
    }

    void run() throws Exception {
        measure(
                "Download of a release as NDJSON",
                HttpRequest.newBuilder(URI.create(uncached.address("/api/v1/releases/2022/1/grades.ndjson"))).build(),
                "select ndjson from published.release_rows where year = 2022 order by uscc");
        measure(
                "Snapshot of all current results for the credit platform",
                HttpRequest.newBuilder(URI.create(uncached.address("/api/v1/feed/snapshot")))
                        .header("Authorization", Account.platform(data))
                        .build(),
                "select document from published.results where shown_until is null order by uscc, year");
    }

    private void measure(String what, HttpRequest request, String sameText) throws Exception {
        double[] first = new double[3];
        double[] whole = new double[3];
        double[] copy = new double[3];
        long most = 0;
        long bytes = 0;
        for (int round = -1; round < 3; round++) {
            long start = System.nanoTime();
            HttpResponse<InputStream> answer = uncached.client()
                    .send(request, HttpResponse.BodyHandlers.ofInputStream());
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
            long copied = copy(sameText);
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
        Arrays.sort(first);
        Arrays.sort(whole);
        Arrays.sort(copy);
        System.out.printf(
                "%n## %s%n%n%d bytes: %.1f s, COPY of the same text %.1f s, ratio %.2f; first byte after %.0f ms; resident memory at most %d MiB%n",
                what, bytes, whole[1], copy[1], whole[1] / copy[1], first[1], most);
    }

    private long copy(String sameText) throws Exception {
        long[] bytes = {0};
        try (Connection owner = PublicSide.owner(database)) {
            owner.unwrap(PGConnection.class).getCopyAPI().copyOut(
                    "copy (" + sameText + ") to stdout"
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
}
