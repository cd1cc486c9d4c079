package io.ecocredit.region;

import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.sql.OverJdbc;
import io.ecocredit.platform.sql.Statements;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The synthetic region that the demonstration shows: imported, rated and published like any other data. Every step can be
 * taken again, so a start that was interrupted is finished by the next.
 */
@Singleton
public final class SampleRegion {

    private static final String AUTHOR = "sample";
    private static final Act ACT = Act.system(AUTHOR, SubjectKind.SAMPLE);

    private static final long ONE_COPY_AT_A_TIME = 2024021002L;

    private final Inside inside;
    private final DataSource database;
    private final SampleContent content;
    private final boolean wanted;

    /** @param wanted false for a demonstration whose register begins empty */
    SampleRegion(
            Inside inside,
            DataSource database,
            SampleContent content,
            @ConfigProperty(name = "ecocredit.demonstration.sample", defaultValue = "true") boolean wanted) {
        this.inside = inside;
        this.database = database;
        this.content = content;
        this.wanted = wanted;
    }

    /**
     * Loads the sample unless the register holds anybody else's data; waits until it is there. Of several copies that start
     * on one database, one loads and the others wait for it.
     */
    public void loadIfEmpty() {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            OverJdbc.query(connection, "select pg_advisory_xact_lock($1)", Tuple.of(ONE_COPY_AT_A_TIME));
            if (wanted && isOursToFill()) {
                content.load(ACT);
            }
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException("the sample region could not be loaded", failure);
        }
    }

    private boolean isOursToFill() {
        return inside.as(
                        ACT.actor(),
                        connection -> connection
                                .preparedQuery("""
                        select not exists (select from register.entries where author <> $1)
                            and not exists (select from published.releases where year = 2024)
                        """)
                                .execute(Tuple.of(AUTHOR))
                                .map(rows -> Statements.only(rows, Boolean.class)))
                .await()
                .indefinitely();
    }
}
