package io.ecocredit.procedure.filing;

import static io.ecocredit.procedure.LineYear.NOTHING;
import static io.ecocredit.procedure.LineYear.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.procedure.LineYear;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a subject fills in, on both lines: its own until it is filed, saved against the version that was seen. */
@QuarkusTest
@Cites({Article.A20, Article.A21, Article.A23})
class DraftResourceTest {

    @ParameterizedTest
    @EnumSource
    void a_draft_is_its_subjects_until_it_is_filed_and_stays_as_it_was_filed(LineYear line) {
        line.prepare();
        String subject = line.first();
        line.putAt(subject, Step.NOTIFIED);
        String address = line.at(line.id(subject), "/filing");

        assertThat(line.subject(subject).get(address).header("ETag")).isEqualTo("\"0\"");
        refused(line.subject(subject).body(line.filing(subject)).put(address), 428, "PRECONDITION_REQUIRED");
        refused(saved(line, subject, 0, Map.of("colour", "red")), 400, "INVALID_BODY");
        refused(line.take(line.subject(subject), subject, "filing", NOTHING), 409, "FILING_INCOMPLETE");
        assertThat(saved(line, subject, 0, line.filing(subject)).header("ETag")).isEqualTo("\"1\"");
        refused(saved(line, subject, 0, line.filing(subject)), 412, "PRECONDITION_FAILED");
        assertThat(saved(line, subject, 1, line.filing(subject)).header("ETag")).isEqualTo("\"2\"");
        assertThat(line.officer("one").get(address).jsonPath().getMap("filing").values())
                .as("a draft is the subject's")
                .allMatch(LineYear::isNothing);
        assertThat(line.subject(line.second()).get(address).statusCode()).isEqualTo(404);
        assertThat(line.officer("one")
                        .header("If-Match", "\"2\"")
                        .body(line.filing(subject))
                        .put(address)
                        .statusCode())
                .isEqualTo(403);

        line.taken(line.subject(subject), subject, "filing", NOTHING);

        assertThat(line.officer("one").get(address).jsonPath().getMap("filing").values())
                .anyMatch(each -> !LineYear.isNothing(each));
        Response late = saved(line, subject, 2, line.filing(subject));
        refused(late, 409, "FILING_NOT_OPEN");
        assertThat(late.jsonPath().getString("clause")).endsWith("第二十三条");
    }

    private static Response saved(LineYear line, String subject, long version, Map<String, Object> filing) {
        return line.subject(subject)
                .header("If-Match", "\"" + version + "\"")
                .body(filing)
                .put(line.at(line.id(subject), "/filing"));
    }
}
