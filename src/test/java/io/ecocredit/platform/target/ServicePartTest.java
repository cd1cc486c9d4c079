package io.ecocredit.platform.target;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServicePartTest {

    @ParameterizedTest
    @CsvSource({
        "/, PAGES",
        "/grades, PAGES",
        "/ecocredit.css, PAGES",
        "/apiary, PAGES",
        "/api, INSIDE",
        "/api/v1/feed, INSIDE",
        "/api/v1/gradesx, INSIDE",
        "/api/v2/grades, INSIDE",
        "/api/v1/grades, PUBLIC_INTERFACE",
        "/api/v1/grades/911501000HH1N31B4G, PUBLIC_INTERFACE",
        "/api/v1/releases/2024, PUBLIC_INTERFACE",
        "/api/v1/openapi, PUBLIC_INTERFACE",
        "/api/v1/openapi.yaml, PUBLIC_INTERFACE",
        "/api/v1/verifications/1, PUBLIC_INTERFACE",
        "/api/v1/public-notices/1/comments, PUBLIC_INTERFACE",
        "/health, HEALTH",
        "/health/ready, HEALTH",
        "/healthy, PAGES",
    })
    void a_path_belongs_to_one_part_and_an_unknown_one_of_the_interface_to_the_inside(String path, ServicePart part) {
        assertThat(ServicePart.of(path)).isEqualTo(part);
    }

    @Test
    void whole_lists_are_told_from_the_rest() {
        assertThat(ServicePart.isWholeList("/api/v1/releases/2024/1/grades.csv"))
                .isTrue();
        assertThat(ServicePart.isWholeList("/api/v1/feed/snapshot")).isTrue();
        assertThat(ServicePart.isWholeList("/sitemap/91150100E2BJY8NKQN")).isTrue();
        assertThat(ServicePart.isWholeList("/sitemap.xml")).isFalse();
        assertThat(ServicePart.isWholeList("/api/v1/releases/2024")).isFalse();
    }
}
