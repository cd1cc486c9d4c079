package io.ecocredit.imports;

import io.ecocredit.imports.ImportKind.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * The rows of a file in chunks, in order; one is read and checked by itself while the database still works on the one before.
 * A thread of its own reads, and has ended when this is closed.
 *
 * @param <F> the fact that a row states
 */
final class ChunksAhead<F> implements AutoCloseable {

    private static final int ROWS = 4000;

    private final CsvFile file;
    private final Function<ImportRow, Optional<Candidate<F>>> read;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("import-reader").daemon().factory());
    private Future<Chunk<F>> next;
    private long line = 1;

    /**
     * Rows, and the facts of those that were not refused; no row after the last one.
     *
     * @param <F> the fact that a row states
     */
    record Chunk<F>(List<ImportRow> rows, List<Candidate<F>> candidates) {

        static <F> Chunk<F> of(List<ImportRow> rows, Function<ImportRow, Optional<Candidate<F>>> read) {
            return new Chunk<>(
                    rows, rows.stream().map(read).flatMap(Optional::stream).toList());
        }
    }

    /** @param read makes a candidate of a row, or notes on the row why it is none */
    ChunksAhead(CsvFile file, Function<ImportRow, Optional<Candidate<F>>> read) {
        this.file = file;
        this.read = read;
        this.next = reader.submit(this::chunk);
    }

    /**
     * The next rows, waited for.
     *
     * @throws CsvFile.MalformedFile when the file cannot be read further
     */
    Chunk<F> next() throws CsvFile.MalformedFile {
        try {
            Chunk<F> ready = next.get();
            next = reader.submit(this::chunk);
            return ready;
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof CsvFile.MalformedFile malformed) {
                throw malformed;
            }
            if (failure.getCause() instanceof RuntimeException asRead) {
                throw asRead;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private Chunk<F> chunk() throws CsvFile.MalformedFile {
        List<ImportRow> rows = new ArrayList<>(ROWS);
        while (rows.size() < ROWS) {
            ImportRow row = file.next(line);
            if (row == null) {
                break;
            }
            line = row.line();
            rows.add(row);
        }
        return Chunk.of(rows, read);
    }

    @Override
    public void close() {
        reader.close();
    }
}
