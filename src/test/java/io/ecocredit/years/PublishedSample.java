package io.ecocredit.years;

import static io.restassured.RestAssured.given;

import io.ecocredit.platform.database.OwnDatabase;

/** Classes with this profile share one database in which the sample's year 2024 is published, and only read it. */
public final class PublishedSample extends OwnDatabase {

    /** Publishes the sample unless another class of the profile has. */
    public static void require() {
        if (given().get("/api/v1/releases/2024").statusCode() == 404) {
            RegionYear.publishTheSample();
        }
    }
}
