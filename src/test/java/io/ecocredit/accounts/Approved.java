package io.ecocredit.accounts;

import io.ecocredit.fixtures.RegionYear;

/** Accounts of tests that a league, here the region, has approved. */
public final class Approved {

    private Approved() {}

    /** Lets the institution's test account act for an institution. */
    public static void testAccountOf(String uscc) {
        RegionYear.region()
                .contentType("application/json")
                .body("{}")
                .put("/api/v1/institutions/{uscc}/accounts/test-institution", uscc)
                .then()
                .statusCode(200);
    }
}
