package io.ecocredit.grades;

import io.ecocredit.grades.ReleaseRepository.Position;
import io.ecocredit.platform.edge.StreamedBody;
import io.ecocredit.platform.precondition.TaggedAnswers;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The file of an edition as it is taken away: sent part by part as it is read, whatever its size, whole or from where an
 * earlier download broke off. What is inside an edition never changes, so its digest is its tag.
 */
@Singleton
class ReleaseFiles {

    private static final int LINES_AT_A_TIME = 1000;
    private static final Position START = new Position(0, "", 0);

    private final ReleaseRepository repository;

    ReleaseFiles(ReleaseRepository repository) {
        this.repository = repository;
    }

    /**
     * What is sent.
     *
     * @param length of the whole file in bytes; only known where a range is asked for
     * @param start where the first line to be sent is
     * @param isPacked whether it may be compressed on its way
     */
    private record Download(
            Release release,
            ReleaseFormat format,
            @Nullable ByteRange range,
            long length,
            Position start,
            boolean isPacked) {

        /** Weak for a packed file, so that nobody goes on in its middle. */
        String tag() {
            return (isPacked ? "W/" : "") + "\"" + digest() + "\"";
        }

        String digest() {
            return release.downloads().get(format.ordinal()).sha256();
        }
    }

    /** The file, a part of it, or that it is as the client has it. */
    Uni<Response> answer(Release release, ReleaseFormat format, HttpHeaders asked) {
        boolean accepts = text(asked, HttpHeaders.ACCEPT_ENCODING).contains("gzip");
        Download whole = new Download(release, format, null, 0, START, accepts);
        String held = text(asked, HttpHeaders.IF_NONE_MATCH);
        String tag = "\"" + whole.digest() + "\"";
        if (held.equals("*") || held.contains(tag)) {
            return Uni.createFrom()
                    .item(Response.notModified()
                            .header("ETag", whole.tag())
                            .header("Cache-Control", TaggedAnswers.PUBLIC_FOR_A_MINUTE)
                            .build());
        }
        String wanted = text(asked, "Range");
        String onlyOf = text(asked, "If-Range");
        Uni<Download> download = wanted.isEmpty() || !(onlyOf.isEmpty() || onlyOf.equals(tag))
                ? Uni.createFrom().item(whole)
                : repository
                        .length(release, format)
                        .flatMap(lines -> ranged(whole, wanted, headerOf(format).length() + lines));
        return download.map(this::response);
    }

    private static String text(HttpHeaders asked, String name) {
        return Objects.requireNonNullElse(asked.getHeaderString(name), "");
    }

    private Uni<Download> ranged(Download whole, String wanted, long length) {
        ByteRange range = ByteRange.of(wanted, length);
        if (range == null) {
            return Uni.createFrom().item(whole);
        }
        long inLines = range.first() - headerOf(whole.format()).length();
        Uni<Position> start =
                inLines <= 0 ? Uni.createFrom().item(START) : repository.find(whole.release(), whole.format(), inLines);
        return start.map(found -> new Download(whole.release(), whole.format(), range, length, found, false));
    }

    private Multi<Buffer> bytes(Download download) {
        Position start = download.start();
        Buffer header = headerOf(download.format());
        ByteRange range = download.range();
        boolean inHeader = range == null || range.first() < header.length();
        Cut cut = range == null
                ? new Cut(0, Long.MAX_VALUE)
                : new Cut(inHeader ? range.first() : start.skipped(), range.size());
        Multi<Buffer> lines = linesAfter(download, start, cut);
        return inHeader && header.length() > 0
                ? Multi.createBy().concatenating().streams(Multi.createFrom().item(() -> cut.of(header)), lines)
                : lines;
    }

    /** Part after part; what was sent is let go. */
    private Multi<Buffer> linesAfter(Download download, Position start, Cut cut) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new Progress(start), progress -> next(download, progress, cut))
                .whilst(piece -> !piece.isLast())
                .map(Piece::text);
    }

    private Uni<Piece> next(Download download, Progress progress, Cut cut) {
        return repository
                .part(download.release(), download.format(), progress.after, LINES_AT_A_TIME)
                .map(part -> {
                    progress.after = part.last();
                    progress.sent += part.lines();
                    boolean isLast = part.lines() < LINES_AT_A_TIME;
                    if (isLast && progress.sent != download.release().results()) {
                        throw new IllegalStateException("the edition was replaced while it was sent");
                    }
                    return new Piece(cut.of(part.text()), isLast || cut.isDone());
                });
    }

    private static Buffer headerOf(ReleaseFormat format) {
        return Buffer.buffer(format == ReleaseFormat.CSV ? ReleaseFormat.CSV_HEADER + "\n" : "");
    }

    private Response response(Download download) {
        Release release = download.release();
        ByteRange range = download.range();
        Response.ResponseBuilder response = Response.status(range == null ? 200 : 206)
                .entity(new StreamedBody(bytes(download)))
                .header("ETag", download.tag())
                .header("Cache-Control", TaggedAnswers.PUBLIC_FOR_A_MINUTE)
                .header("Vary", HttpHeaders.ACCEPT_ENCODING)
                .header("Accept-Ranges", "bytes")
                .header(
                        "Repr-Digest",
                        "sha-256=:"
                                + Base64.getEncoder()
                                        .encodeToString(HexFormat.of().parseHex(download.digest())) + ":")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"grades-" + release.year() + "-" + release.edition() + "."
                                + download.format().column() + "\"");
        if (range != null) {
            response.header("Content-Range", range.header(download.length()));
        }
        return (download.isPacked() ? response : response.header("Content-Encoding", "identity")).build();
    }

    /** What is sent at a time. */
    private record Piece(Buffer text, boolean isLast) {}

    /** How far the sending has come. */
    private static final class Progress {
        private String after;
        private long sent;

        Progress(Position start) {
            this.after = start.last();
            this.sent = start.lines();
        }
    }

    /** Cuts what was asked for out of what is read; bytes are counted as they pass. */
    private static final class Cut {
        private long skip;
        private long left;

        Cut(long skip, long left) {
            this.skip = skip;
            this.left = left;
        }

        boolean isDone() {
            return left == 0;
        }

        Buffer of(Buffer bytes) {
            int from = (int) Math.min(skip, bytes.length());
            int to = (int) Math.min(bytes.length(), from + left);
            skip -= from;
            left -= to - from;
            return bytes.slice(from, to);
        }
    }
}
