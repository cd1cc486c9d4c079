import io.ecocredit.platform.database.EmbeddedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps the embedded database running beside the service that ./dev reloads; writes where it is, and ends with its input. */
void main(String... arguments) throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.in(Path.of(arguments[0]))) {
        Files.writeString(Path.of(arguments[1]), database.settings().jdbcUrl().substring("jdbc:".length()));
        while (System.in.read() >= 0) {}
    }
}
