package io.ecocredit.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.grades.PublicSide;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What is public of an institution does not tell whether its points went by its staff or by its own records. */
@QuarkusTest
@Cites(value = Article.A36, settles = Interpretation.I_12)
class PublicFieldsResourceTest {

    private static final String BY_STAFF = "9115020065E6PF50T9";
    private static final String BY_RECORDS = "91150600D5DDA4UWCK";

    @Test
    void two_institutions_with_one_score_differ_in_public_by_name_and_code_alone() {
        RegionYear.deliver("institutions", """
                uscc,name,kinds,division,registered_on
                9115020065E6PF50T9,某机构,TESTING,150200,2009-05-10
                91150600D5DDA4UWCK,某机构,TESTING,150200,2009-05-10
                """);
        RegionYear.deliver("engagements", """
                uscc,division,year,client_uscc,client_name,project,origin
                9115020065E6PF50T9,150200,2024,,某单位,甲,LEAGUE
                91150600D5DDA4UWCK,150200,2024,,某单位,乙,LEAGUE
                """);
        RegionYear.deliver("practitioners", """
                practitioner_no,identity_number,name,employer_uscc,division
                P-1,H10000001,从业人员甲,9115020065E6PF50T9,150200
                P-2,H10000002,从业人员乙,9115020065E6PF50T9,150200
                P-3,H10000003,从业人员丙,9115020065E6PF50T9,150200
                """);
        RegionYear.deliver("practitioner_records", """
                record_no,practitioner_no,employer_uscc,indicator,occurred_on,produced_on,division,authority,document_no,client_name,summary
                Q-1,P-1,9115020065E6PF50T9,2-03,2024-03-01,2024-04-01,150200,某局,,某单位,某事
                Q-2,P-2,9115020065E6PF50T9,2-03,2024-03-01,2024-04-01,150200,某局,,某单位,某事
                Q-3,P-3,9115020065E6PF50T9,2-03,2024-03-01,2024-04-01,150200,某局,,某单位,某事
                """);
        RegionYear.deliver("records", """
                record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,source,client_uscc,client_outcome,client_points,client_document_no,summary
                G-1,91150600D5DDA4UWCK,GENERAL,1-09,13.4,2024-03-01,2024-04-01,,150200,某局,一号,1,,,,,某事
                G-2,91150600D5DDA4UWCK,GENERAL,1-10,13.4,2024-03-01,2024-04-01,,150200,某局,二号,1,,,,,某事
                """);
        RegionYear.open(2024);
        RegionYear.rate(2024, "2025-05-15");
        RegionYear.publish(2024, "2025-06-05");

        String staff = grade(BY_STAFF);
        assertThat(staff).contains("\"score\":80");
        assertThat(staff.replace(BY_STAFF, "CODE")).isEqualTo(grade(BY_RECORDS).replace(BY_RECORDS, "CODE"));
    }

    private static String grade(String uscc) {
        return PublicSide.asked()
                .get("/api/v1/grades/{uscc}", uscc)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
