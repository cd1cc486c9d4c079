package io.ecocredit.platform.idempotency;

import io.ecocredit.platform.privacy.KeyMark;
import io.ecocredit.platform.privacy.KeyedDigest;
import io.vertx.mutiny.sqlclient.Tuple;

/** An answer that was given, with the digest of the body that it was given to. */
record Kept(KeyedDigest body, Answered answer) {

    static Kept of(Tuple row) {
        return new Kept(
                new KeyedDigest(KeyMark.of(row.getString(1)), row.getString(0)),
                new Answered(row.getInteger(2), row.getString(3), row.getString(4), row.getString(5), true));
    }
}
