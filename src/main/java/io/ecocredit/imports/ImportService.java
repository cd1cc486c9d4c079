package io.ecocredit.imports;

import io.agroal.api.AgroalDataSource;
import io.ecocredit.imports.ImportReport.Finding;
import io.ecocredit.platform.audit.Trail;
import io.ecocredit.platform.database.ActingConnection;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Takes files into the register: one file, one transaction, one entry. Blocks; call it on a worker thread. */
@Singleton
@Cites({Article.A7, Article.A15})
public class ImportService {

    private final List<ImportKind<?>> kinds;
    private final AgroalDataSource insideSource;
    private final AgroalDataSource personsSource;
    private final Office office;

    /** What every import writes with. */
    @Singleton
    record Office(Trail trail, Clock clock) {}

    ImportService(
            @All List<ImportKind<?>> kinds,
            AgroalDataSource insideSource,
            @DataSource("practitioners") AgroalDataSource personsSource,
            Office office) {
        this.kinds = kinds;
        this.insideSource = insideSource;
        this.personsSource = personsSource;
        this.office = office;
    }

    /** A file on its way in. */
    public record Delivery(InputStream content, Charset charset, ImportMode mode, Act act) {}

    /** Hears what an import finds and how far it is; may stop it by throwing. */
    public interface Listener {
        void found(List<Finding> findings) throws SQLException;

        void reached(long rows);
    }

    public Optional<ImportKind<?>> kind(String name) {
        return kinds.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /**
     * Imports a file.
     *
     * @throws ProblemException 400 when the file is not a CSV of its kind; nothing is kept then
     */
    public ImportReport take(ImportKind<?> kind, Delivery delivery, Listener listener)
            throws SQLException, IOException {
        try (CsvFile file = CsvFile.open(delivery.content(), delivery.charset(), kind.columns());
                Connection connection = (kind.speaksOfPersons() ? personsSource : insideSource).getConnection()) {
            return inOneTransaction(connection, kind, file, delivery, listener);
        } catch (CsvFile.MalformedFile malformed) {
            throw new ProblemException(Problem.of(400, "MALFORMED_FILE", String.valueOf(malformed.getMessage()))
                    .at(List.of(new Problem.FieldError(
                            "line",
                            Long.toString(malformed.line()),
                            "MALFORMED_FILE",
                            String.valueOf(malformed.getMessage()),
                            null))));
        }
    }

    private ImportReport inOneTransaction(
            Connection connection, ImportKind<?> kind, CsvFile file, Delivery delivery, Listener listener)
            throws SQLException, CsvFile.MalformedFile {
        connection.setAutoCommit(false);
        boolean committed = false;
        try {
            ActingConnection.actAs(connection, delivery.act().actor());
            oneAtATime(connection, kind);
            long entry = openEntry(connection, delivery.act().actor().name(), "import " + kind.name());
            ImportReport report = new CsvImport<>(
                            kind,
                            new CsvImport.Bench(
                                    connection, entry, delivery.act().actor().league()),
                            listener::found)
                    .run(file, listener::reached);
            boolean keep = delivery.mode() == ImportMode.VALID || report.refused() == 0;
            if (keep && report.accepted() + report.completed() > 0) {
                office.trail().add(connection, delivery.act());
                sealEntry(connection, entry);
                connection.commit();
                committed = true;
            }
            return keep ? report : report.rolledBack();
        } finally {
            if (!committed) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }

    /** Two files of one kind are examined one after the other, so that neither misses what the other brings. */
    private static void oneAtATime(Connection connection, ImportKind<?> kind) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 2024021))")) {
            statement.setString(1, "import " + kind.name());
            statement.execute();
        }
    }

    private long openEntry(Connection connection, String author, String operation) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select register.open_entry(?, ?, ?)")) {
            statement.setString(1, author);
            statement.setString(2, operation);
            statement.setObject(3, office.clock().instant().atOffset(ZoneOffset.UTC));
            try (ResultSet opened = statement.executeQuery()) {
                opened.next();
                return opened.getLong(1);
            }
        }
    }

    private void sealEntry(Connection connection, long entry) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select register.seal_entry(?, ?)")) {
            statement.setLong(1, entry);
            statement.setObject(2, office.clock().instant().atOffset(ZoneOffset.UTC));
            statement.execute();
        }
    }
}
