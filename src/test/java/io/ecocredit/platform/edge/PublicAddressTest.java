package io.ecocredit.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.platform.clients.Clients;
import io.ecocredit.platform.clients.ForwardedHops;
import io.ecocredit.platform.clients.ForwardingHeader;
import io.ecocredit.platform.problem.Problems;
import io.ecocredit.regulation.text.RefusalException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {

    private static PublicAddress set(String setting) {
        return address(Optional.of(setting));
    }

    private static PublicAddress address(Optional<String> setting) {
        return new PublicAddress(new Clients(List.of(), new ForwardedHops(ForwardingHeader.FORWARDED)), setting);
    }

    @Test
    void what_is_set_goes_before_what_a_request_names() {
        assertThat(set("https://credit.example.cn").base("elsewhere.example", false))
                .isEqualTo("https://credit.example.cn");
    }

    @Test
    void where_nothing_is_set_the_host_is_the_request_s_and_the_protocol_its_client_s() {
        PublicAddress unset = address(Optional.empty());

        assertThat(unset.base("localhost:8080", false)).isEqualTo("http://localhost:8080");
        assertThat(unset.base("[::1]", true)).isEqualTo("https://[::1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "someone@a", "a:b", "a:123456", "<b>"})
    void a_host_that_is_none_is_told(String authority) {
        PublicAddress unset = address(Optional.empty());

        assertThatThrownBy(() -> unset.base(authority, true))
                .isInstanceOfSatisfying(
                        RefusalException.class,
                        refusal -> assertThat(Problems.of(refusal).status()).isEqualTo(400));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://credit.example.cn",
                "http://10.0.0.7:8080",
                "https://[2001:db8::1]:8443",
                "https://example.cn/credit/register"
            })
    void an_address_that_can_be_written_on_paper_is_taken(String setting) {
        assertThat(set(setting).base("", false)).isEqualTo(setting);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "credit.example.cn",
                "ftp://credit.example.cn",
                "https://",
                "https://credit.example.cn/",
                "https://credit.example.cn?x=1",
                "https://someone@credit.example.cn",
                "https://credit.example.cn/a b"
            })
    void what_is_no_address_stops_the_start(String setting) {
        assertThatThrownBy(() -> set(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ecocredit.public-address");
    }
}
