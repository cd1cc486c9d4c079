package io.ecocredit.imports;

import static io.ecocredit.fixtures.RegionYear.region;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file whose first row is no header is refused without repeating whom that row speaks of. */
@QuarkusTest
@Cites(provisions = Provision.A36_PARAGRAPH_1, settles = Interpretation.I_35)
class HeaderlessFileResourceTest {

    private static final String NUMBER = "15999919610203771X";
    private static final String NAME = "张三";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "practitioners        | P1,15999919610203771X,张三,,150100                      | 第1、2、3、4、5列，共5列",
                "practitioners        | practitioner_no,HK5550001,张三,employer_uscc,division   | 第2、3列，共2列",
                "practitioner_records | N1,P1,15999919610203771X,张三                           | 第1、2、3、4列，共4列",
                "rectifications       | 15999919610203771X,张三,某局                            | 第1、2、3列，共3列",
                "records              | P1,159999 19610203 771X,张三,,150100                    | 第1、2、3、4、5列，共5列",
                "institutions         | uscc,name,kinds,15999919610203771X张三                   | 第4列，共1列",
                "institutions         | uscc,name,kinds,division,registered_on,备注             | 不认识：备注",
            })
    void unknown_columns_are_told_by_place_where_they_may_be_of_a_person(String kind, String row, String told)
            throws SQLException {
        String answer = region().contentType("text/csv;charset=UTF-8")
                .body(row + "\n")
                .post("/api/v1/imports/{kind}", kind)
                .asString();
        String id = JsonPath.from(answer).getString("id");
        String job = region().get("/api/v1/jobs/{id}", id).asString();
        for (String text : new String[] {answer, job, kept(id)}) {
            assertThat(text).contains("MALFORMED_FILE", told).doesNotContain(NUMBER, "771X", "HK5550001", NAME);
        }
    }

    /** What the institutions' side keeps of a failure. */
    private static String kept(String job) throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                PreparedStatement query =
                        owner.prepareStatement("select problem::text from register.jobs where job_id = ?")) {
            query.setObject(1, UUID.fromString(job));
            try (ResultSet found = query.executeQuery()) {
                assertThat(found.next()).isTrue();
                return found.getString(1);
            }
        }
    }
}
