package io.ecocredit.imports;

import io.ecocredit.imports.ImportReport.Finding;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Takes files into the register: one file, one transaction, one entry. Blocks; call it on a worker thread. */
@Singleton
@Cites({Article.A7, Article.A15})
public class ImportService {

    private final List<ImportKind<?>> kinds;
    private final EntryTransaction transactions;
    private final LegalClock clock;

    ImportService(@All List<ImportKind<?>> kinds, EntryTransaction transactions, LegalClock clock) {
        this.kinds = kinds;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A file on its way in. */
    public record Delivery(InputStream content, Charset charset, ImportMode mode, Act act) {}

    /** Hears what an import finds and how far it is; may stop it by throwing. */
    public interface Listener {
        /** What there is to say about the rows of a chunk, in the order of the file. */
        default void found(List<Finding> findings) throws SQLException {}

        /** How many rows are done after a chunk. */
        default void reached(long rows) {}
    }

    public Optional<ImportKind<?>> kind(String name) {
        return kinds.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /**
     * Imports a file.
     *
     * @throws RefusalException 400 when the file is not a CSV of its kind; nothing is kept then
     */
    public ImportReport take(ImportKind<?> kind, Delivery delivery, Listener listener)
            throws SQLException, IOException {
        try (CsvFile file = CsvFile.open(delivery.content(), delivery.charset(), CsvFile.Columns.of(kind))) {
            return transactions.<CsvFile.MalformedFile>run(
                    new EntryTransaction.Task(kind, "import", Duration.ZERO, delivery.act()), (connection, entry) -> {
                        ImportReport report = new CsvImport<>(
                                        kind,
                                        new CsvImport.Bench(
                                                connection,
                                                entry,
                                                clock.now(),
                                                delivery.act().actor(),
                                                false),
                                        listener)
                                .run(file);
                        boolean keep = delivery.mode() == ImportMode.VALID || report.refused() == 0;
                        return keep ? report : report.rolledBack();
                    });
        } catch (CsvFile.MalformedFile malformed) {
            throw Refusal.of(
                            RefusalCode.MALFORMED_FILE,
                            String.valueOf(malformed.getMessage()).replace('\0', '\uFFFD'))
                    .at("line", Long.toString(malformed.line()))
                    .asException();
        }
    }
}
