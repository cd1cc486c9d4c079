package io.ecocredit.platform.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.HostAndPort;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnFormsTest {

    private static final OwnForms UNSET = new OwnForms(Optional.empty());
    private static final OwnForms SET = new OwnForms(Optional.of("https://credit.example.cn"));
    private static final HostAndPort BEHIND = HostAndPort.create("ecocredit-inside", 8080);

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, localhost:8080",
        "https://credit.example.cn, credit.example.cn",
        "https://credit.example.cn, Credit.example.cn:443",
        "http://credit.example.cn, credit.example.cn:80",
        "https://[::1]:8443, [::1]:8443",
    })
    void a_form_from_the_host_that_it_is_for_is_taken(String origin, String authority) {
        assertThat(UNSET.isOwn(origin, HostAndPort.parseAuthority(authority, -1)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://credit.example.cn, credit.example.cn:8443",
        "https://credit.example.cn:8443, credit.example.cn",
        "https://credit.example.cn.evil, credit.example.cn",
        "https://credit.example.cn@evil.example, credit.example.cn",
        "null, credit.example.cn",
        "a b, credit.example.cn",
    })
    void one_from_elsewhere_is_not(String origin, String authority) {
        assertThat(UNSET.isOwn(origin, HostAndPort.parseAuthority(authority, -1)))
                .isFalse();
    }

    @Test
    void nothing_said_is_nothing_known() {
        assertThat(UNSET.isOwn(null, BEHIND)).isFalse();
        assertThat(UNSET.isOwn("https://credit.example.cn", null)).isFalse();
        assertThat(UNSET.isOwn("https://credit.example.cn", BEHIND)).isFalse();
    }

    @Test
    void a_proxy_may_call_the_service_otherwise_where_the_public_address_is_set() {
        assertThat(SET.isOwn("https://credit.example.cn", BEHIND)).isTrue();
        assertThat(SET.isOwn("https://credit.example.cn", null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://credit.example.cn", "https://credit.example.cn:8443", "https://elsewhere.example", "null"
            })
    void the_public_address_is_that_one_alone(String origin) {
        assertThat(SET.isOwn(origin, BEHIND)).isFalse();
    }
}
