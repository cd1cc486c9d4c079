package io.ecocredit.verifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.platform.pages.QrCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://credit.example.cn/verifications/7K2M-9QXA-04TZ-VB8E",
                "http://localhost:8080/verifications/0000-0000-0000-0000",
                "http://[2001:db8::1]:8443/verifications/ZZZZ-ZZZZ-ZZZZ-ZZZZ"
            })
    void another_program_reads_the_address_that_was_drawn(String address) {
        QrCode code = QrCode.of(address);

        assertThat(Scanned.text(code.size(), code.path())).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://credit.example.cn/verifications/7K2M-9QXA-04TZ-VB8E"})
    void a_quiet_zone_of_four_modules_is_left_on_every_side(String address) {
        QrCode code = QrCode.of(address);

        assertThat(code.path()).startsWith("M4 4h7v1h-7z").doesNotContain("M3 ", " 3h");
        assertThat((code.size() - 8 - 17) % 4).isZero();
    }
}
