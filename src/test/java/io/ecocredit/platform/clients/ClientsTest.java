package io.ecocredit.platform.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientsTest {

    private static final String PROXY = "10.0.0.7";
    private static final Clients NOBODY_TRUSTED =
            new Clients(List.of(), new ForwardedHops(ForwardingHeader.X_FORWARDED_FOR));
    private static final Clients BEHIND_PROXIES =
            new Clients(List.of(Network.of("10.0.0.0/8")), new ForwardedHops(ForwardingHeader.X_FORWARDED_FOR));
    private static final Clients BEHIND_STANDARD_PROXIES =
            new Clients(List.of(Network.of("10.0.0.0/8")), new ForwardedHops(ForwardingHeader.FORWARDED));

    @Test
    void a_client_cannot_give_itself_another_address() {
        String own = NOBODY_TRUSTED.networkOf("192.0.2.1", headers("X-Forwarded-For", "198.51.100.1"));

        assertThat(own).isEqualTo(network("192.0.2.1"));
        assertThat(BEHIND_PROXIES.networkOf("192.0.2.1", headers("X-Forwarded-For", "198.51.100.1")))
                .isEqualTo(own);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.1 | 198.51.100.1",
                "203.0.113.9, 198.51.100.1 | 198.51.100.1",
                "203.0.113.9, 198.51.100.1, 10.1.1.1 | 198.51.100.1",
                "198.51.100.1:4711, 10.1.1.1 | 198.51.100.1",
                "203.0.113.9, nonsense, 10.1.1.1 | 10.1.1.1",
                "10.1.1.1, 10.2.2.2 | 10.1.1.1",
                "203.0.113.9, | 10.0.0.7",
            })
    void behind_trusted_proxies_the_client_is_the_nearest_hop_that_is_none(String hops, String client) {
        assertThat(BEHIND_PROXIES.networkOf(PROXY, headers("X-Forwarded-For", hops)))
                .isEqualTo(network(client));
    }

    @Test
    void the_hops_of_several_header_lines_are_one_list() {
        MultiMap headers = headers("X-Forwarded-For", "203.0.113.9").add("X-Forwarded-For", "198.51.100.1");

        assertThat(BEHIND_PROXIES.networkOf(PROXY, headers)).isEqualTo(network("198.51.100.1"));
    }

    @Test
    void the_header_that_the_proxies_do_not_write_is_not_believed() {
        assertThat(BEHIND_PROXIES.networkOf(PROXY, headers("Forwarded", "for=198.51.100.1")))
                .isEqualTo(network(PROXY));
        assertThat(BEHIND_STANDARD_PROXIES.networkOf(PROXY, headers("X-Forwarded-For", "198.51.100.1")))
                .isEqualTo(network(PROXY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for=198.51.100.1",
                "For=\"198.51.100.1:4711\";proto=https",
                "for=203.0.113.9, proto=http; for=198.51.100.1",
                "for=_hidden, for=198.51.100.1;by=10.0.0.7",
            })
    void the_standard_header_is_read_too(String forwarded) {
        assertThat(BEHIND_STANDARD_PROXIES.networkOf(PROXY, headers("Forwarded", forwarded)))
                .isEqualTo(network("198.51.100.1"));
    }

    @Test
    void the_addresses_of_one_subscriber_of_the_newer_protocol_are_one_client() {
        String one = NOBODY_TRUSTED.networkOf("2001:db8:1:2::1", headers("a", "b"));

        assertThat(NOBODY_TRUSTED.networkOf("2001:db8:1:2:ffff::9", headers("a", "b")))
                .isEqualTo(one);
        assertThat(NOBODY_TRUSTED.networkOf("2001:db8:1:3::1", headers("a", "b")))
                .isNotEqualTo(one);
        assertThat(BEHIND_STANDARD_PROXIES.networkOf(PROXY, headers("Forwarded", "for=\"[2001:db8:1:2:3::4]:4711\"")))
                .isEqualTo(one);
    }

    private static String network(String address) {
        return Network.of(address).toString();
    }

    private static MultiMap headers(String name, String value) {
        return MultiMap.caseInsensitiveMultiMap().add(name, value);
    }
}
