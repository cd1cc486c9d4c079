package io.ecocredit.publication;

import static io.ecocredit.institutions.TwoLeagues.OF_BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.SHARED;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.fixtures.SmallYear;
import io.ecocredit.grades.PublicSide;
import io.ecocredit.institutions.TwoLeagues;
import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A file that cannot be computed keeps nobody else waiting, is named to the operators, and is taken up when mended. */
@QuarkusTest
@Cites(Article.A31)
class UncomputableFileResourceTest {

    private static final String UNKNOWN = "NO_SUCH";

    @Inject
    RevisionWorker revision;

    @Test
    void the_others_are_revised_and_the_one_is_set_aside_until_it_is_mended() throws SQLException {
        TwoLeagues.fill();
        SmallYear.publish(2024);
        revision.workOff().await().indefinitely();
        spoilAtEntry("U-1");
        RegionYear.deliver("records", """
                record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,source,client_uscc,client_outcome,client_points,client_document_no,summary
                U-1,%s,SERIOUS,18-1,14.1,2024-05-01,2024-05-01,,150200,某局,U-1号,1,,,,,某事
                U-2,%s,SERIOUS,18-1,14.1,2024-05-01,2024-05-01,,150200,某局,U-2号,1,,,,,某事
                """.formatted(OF_BAOTOU, SHARED));

        revision.workOff().await().indefinitely();

        assertThat(gradeOf(SHARED)).isEqualTo("BAD");
        assertThat(gradeOf(OF_BAOTOU)).as("as it was").isEqualTo("NORMAL");
        assertThat(setAside()).containsExactly(OF_BAOTOU);
        theRatingNamesIt();

        asOwner("update register.records set category = 'SERIOUS' where record_no = 'U-1';"
                + "insert into register.touched_institutions (uscc, cause) values ('" + OF_BAOTOU + "', 'MENDED')");
        revision.workOff().await().indefinitely();

        assertThat(gradeOf(OF_BAOTOU)).isEqualTo("BAD");
        assertThat(setAside()).isEmpty();
    }

    @AfterEach
    void spoilNothingMore() throws SQLException {
        asOwner("drop trigger if exists spoil on register.records; drop function if exists register.spoil()");
    }

    /** At entry, since the service looks at what has come in within a second by itself. */
    private static void spoilAtEntry(String recordNo) throws SQLException {
        asOwner("""
                create function register.spoil() returns trigger language plpgsql as $$
                begin
                    new.category = '%s';
                    return new;
                end $$;
                create trigger spoil before insert on register.records
                    for each row when (new.record_no = '%s') execute function register.spoil();
                """.formatted(UNKNOWN, recordNo));
    }

    private static void theRatingNamesIt() {
        JsonPath rating = RegionYear.order(Map.of("at", "2025-05-15"))
                .post("/api/v1/years/2024/rating")
                .jsonPath();
        assertThat(rating.getString("state")).as(rating.prettify()).isEqualTo("FAILED");
        assertThat(rating.getString("problem.code")).isEqualTo("FILE_NOT_COMPUTABLE");
        assertThat(rating.getString("problem.errors[0].value")).isEqualTo(OF_BAOTOU);
    }

    private static String gradeOf(String uscc) {
        return PublicSide.asked().get("/api/v1/grades/{uscc}", uscc).jsonPath().getString("current.grade");
    }

    private static List<String> setAside() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("select uscc from register.uncomputable_files")) {
            while (rows.next()) {
                found.add(rows.getString("uscc"));
            }
        }
        return found;
    }

    private static void asOwner(String sql) throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
