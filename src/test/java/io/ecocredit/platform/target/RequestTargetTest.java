package io.ecocredit.platform.target;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1/grades",
                "/api/v1/grades/911501000HH1N31B4G",
                "/api/v1/grades?q=%E5%8C%85%E5%A4%B4&limit=3",
                "/api/v1/grades?q=a%2Fb%3Bc%25",
                "/api/v1/grades?q=a;b",
                "/api/v1/grades/%E5%8C%85",
                "/api/v1/releases/2024/latest/grades.csv",
                "/api/v1/grades/",
            })
    void a_plain_target_passes(String target) {
        assertThat(RequestTarget.faultOf(target)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api/v1/feed",
                "http://elsewhere/api/v1/feed",
                "/api/v1/feed;v=1",
                "/api;a=b/v1/feed",
                "/api/v1/feed%3Bv=1",
                "/api/v1/feed%3bv=1",
                "//api/v1/feed",
                "/api//v1/feed",
                "/api/v1/feed//",
                "/api/v1%2Ffeed",
                "/api/v1%2ffeed",
                "/api/v1%5Cfeed",
                "/api/v1%5cfeed",
                "/api/v1\\feed",
                "/api/v1%252Ffeed",
                "/api/./v1/feed",
                "/api/v1/x/../feed",
                "/api/v1/feed/.",
                "/api/v1/feed/..",
                "/api/%2e/v1/feed",
                "/api/v1/x/%2E%2E/feed",
                "/api/v1/x/.%2e/feed",
                "/api/v1/feed%00",
                "/api/v1/feed%0A",
                "/api/v1/feed%7F",
                "/api/v1/feed?q=%00",
                "/api/v1/feed?q=%0d%0aX:1",
                "/api/v1/feed?q=%",
                "/api/v1/feed?q=%4",
                "/api/v1/feed?q=%zz",
                "/api/v1/feed?q=%ff",
                "/api/v1/feed?q=%c0%80",
                "/api/v1/feed?q=%ED%A0%80",
                "/api/v1/feed?q=%E5%8C",
                "/api/v1/feed?q=包头",
                "/api/v1/fe ed",
                "/api/v1/feed?q=\u0001",
            })
    void a_second_spelling_or_malformed_text_is_refused(String target) {
        assertThat(RequestTarget.faultOf(target)).isPresent();
    }

    @Test
    void an_endless_target_is_refused() {
        assertThat(RequestTarget.faultOf("/" + "a".repeat(5000))).isPresent();
    }
}
