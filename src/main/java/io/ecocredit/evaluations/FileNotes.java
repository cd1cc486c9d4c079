package io.ecocredit.evaluations;

import io.ecocredit.platform.sql.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What became of an institution's file beside the steps of its case: corrections, warnings, repairs. */
@Singleton
public class FileNotes {

    /**
     * Something that became of the file.
     *
     * @param kind stable name for programs, that of the notice that told of it
     * @param role in which somebody did it
     * @param on day in Asia/Shanghai
     */
    public record Note(String kind, String title, String clause, LocalDate on, String role) {}

    private static final Rows<Note> NOTES = Rows.of(Note.class);

    /** Those of the year of a case, the first first. */
    Uni<List<Note>> of(SqlConnection connection, UUID caseId) {
        return connection.preparedQuery("""
                        select n.kind, n.title, n.clause, n.noted_on as on, n.role
                        from register.file_notes n join register.cases c using (uscc, year)
                        where c.case_id = $1 order by n.note_id
                        """).execute(Tuple.of(caseId)).map(NOTES::all);
    }
}
