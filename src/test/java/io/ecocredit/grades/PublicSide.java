package io.ecocredit.grades;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.platform.database.DatabaseResource;
import io.quarkus.arc.Arc;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/** What the public side knows of the register, which tells it of each change a moment after whoever made it is answered. */
public final class PublicSide {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private PublicSide() {}

    /** Waits until it has heard of everything that was changed so far. */
    public static void hasHeard() {
        PublishedVersion heard =
                Arc.container().instance(PublishedVersion.class).get();
        long told = told();
        Instant end = Instant.now().plus(PATIENCE);
        while (heard.current().map(known -> known.number() < told).orElse(true)) {
            assertThat(Instant.now())
                    .as("the public side hears of version %d", told)
                    .isBefore(end);
        }
    }

    /** A question of the public that is answered as of now. */
    public static RequestSpecification asked() {
        hasHeard();
        return given();
    }

    private static long told() {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement();
                ResultSet version = statement.executeQuery("select number from published.version")) {
            version.next();
            return version.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
