package io.ecocredit.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.HostAndPort;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnLocationTest {

    @ParameterizedTest
    @CsvSource({
        "http://credit.example/inside, credit.example, /inside",
        "http://Credit.example/inside, credit.example, /inside",
        "https://credit.example/inside?year=2024#top, credit.example, /inside?year=2024#top",
        "http://credit.example:8080/%E5%90%8D, credit.example:8080, /%E5%90%8D",
        "http://credit.example/inside, credit.example:443, /inside",
        "http://[::1]:8080/inside, [::1]:8080, /inside",
        "http://credit.example, credit.example, /",
        "/inside, credit.example, /inside",
    })
    void what_leads_on_within_the_service_names_neither_scheme_nor_host(
            String location, String authority, String expected) {
        assertThat(OwnLocation.withinService(location, HostAndPort.parseAuthority(authority, -1)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "https://identity.example/realms/ecocredit?redirect_uri=https%3A%2F%2Fcredit.example, credit.example",
        "https://credit.example:8443/realms, credit.example",
        "http://credit.example//identity.example/inside, credit.example",
        "https://credit.example.evil/, credit.example",
    })
    void what_leads_elsewhere_stays_as_it_is(String location, String authority) {
        assertThat(OwnLocation.withinService(location, HostAndPort.parseAuthority(authority, -1)))
                .isEqualTo(location);
        assertThat(OwnLocation.withinService(location, null)).isEqualTo(location);
    }
}
