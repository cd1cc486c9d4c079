package io.ecocredit.practitioners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.platform.privacy.KeyUses;
import io.ecocredit.platform.privacy.PersonalDataCipher;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one copy encrypts counts for all. */
@QuarkusTest
@Cites(Article.A36)
class KeyUseCountsResourceTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Inject
    KeyUseCounts counts;

    @Inject
    PersonalDataCipher cipher;

    @AfterEach
    void forget() throws SQLException {
        asOwner("update practitioners.key_uses set uses = 0");
        counts.keep().await().atMost(PATIENCE);
    }

    @Test
    void each_encryption_is_kept_and_a_key_that_others_have_used_up_ends_here_too() throws SQLException {
        counts.keep().await().atMost(PATIENCE);
        long before = kept();
        for (int text = 0; text < 3; text++) {
            cipher.encrypt("文" + text, "甲");
        }
        counts.keep().await().atMost(PATIENCE);
        assertThat(kept()).isEqualTo(before + 3);

        asOwner("update practitioners.key_uses set uses = " + KeyUses.MOST);
        counts.keep().await().atMost(PATIENCE);
        assertThatThrownBy(() -> cipher.encrypt("文", "甲")).hasMessageContaining("KEY_USED_UP");
    }

    private long kept() throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement();
                ResultSet rows =
                        statement.executeQuery("select coalesce((select uses from practitioners.key_uses where key = '"
                                + cipher.sealing().label() + "'), 0)")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void asOwner(String sql) throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
