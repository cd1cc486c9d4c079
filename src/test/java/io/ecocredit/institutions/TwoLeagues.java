package io.ecocredit.institutions;

import static io.ecocredit.fixtures.RegionYear.deliver;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.accounts.Approved;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A register of two leagues: a testing institution of Baotou that also serves Ordos, one of Baotou alone, and an EIA
 * consultant of Ordos alone.
 */
public final class TwoLeagues {

    public static final String BAOTOU = "150200";
    public static final String ORDOS = "150600";

    /** A league that serves nobody here. */
    public static final String WUHAI = "150300";

    public static final String SHARED = "9115020065E6PF50T9";
    public static final String OF_BAOTOU = "91150200MA00000012";
    public static final String OF_ORDOS = "91150600D5DDA4UWCK";
    public static final String UNKNOWN = "91150600MA00000077";

    /** What differs from answer to answer whatever it says. */
    private static final Set<String> OF_EACH_ANSWER = Set.of("x-request-id", "date", "ratelimit");

    private TwoLeagues() {}

    public static void fill() {
        assertThat(deliver("institutions", """
                                uscc,name,kinds,division,registered_on
                                9115020065E6PF50T9,甲环境检测有限公司,TESTING;CARBON,150200,2009-05-10
                                91150200MA00000012,乙环境检测有限公司,TESTING,150202,
                                91150600D5DDA4UWCK,丙环境评价有限公司,EIA,150600,2005-11-26
                                """).getLong("result.accepted")).isEqualTo(3);
        assertThat(deliver("engagements", """
                                uscc,division,year,client_uscc,client_name,project,origin
                                9115020065E6PF50T9,150202,2023,,甲单位,包头一项,LEAGUE
                                9115020065E6PF50T9,150600,2024,,乙单位,鄂尔多斯一项,DISCLOSURE_SYSTEM
                                9115020065E6PF50T9,150200,2024,,丙单位,包头二项,EIA_PLATFORM
                                91150200MA00000012,150200,2024,,丁单位,包头三项,LEAGUE
                                91150600D5DDA4UWCK,150600,2024,,戊单位,鄂尔多斯二项,LEAGUE
                                """).getLong("result.accepted")).isEqualTo(5);
        List.of(SHARED, OF_BAOTOU, OF_ORDOS).forEach(Approved::testAccountOf);
    }

    public static RequestSpecification region() {
        return as(Roles.REGION, Map.of());
    }

    public static RequestSpecification league(String division) {
        return as(Roles.LEAGUE, Map.of("division", division));
    }

    public static RequestSpecification institution(String uscc) {
        return as(Roles.INSTITUTION, Map.of("uscc", uscc));
    }

    public static RequestSpecification as(String role, Map<String, String> claims) {
        return given().header("Authorization", TestTokens.bearer(role, claims));
    }

    /** That two refusals cannot be told apart, by their bytes or by their headers. */
    public static void assertSame(Response one, Response other) {
        assertThat(one.statusCode()).isEqualTo(404).isEqualTo(other.statusCode());
        assertThat(one.asByteArray()).isEqualTo(other.asByteArray());
        assertThat(headers(one)).isEqualTo(headers(other));
    }

    private static List<String> headers(Response answer) {
        return answer.headers().asList().stream()
                .filter(header -> !OF_EACH_ANSWER.contains(header.getName().toLowerCase(Locale.ROOT)))
                .map(Header::toString)
                .sorted()
                .toList();
    }
}
