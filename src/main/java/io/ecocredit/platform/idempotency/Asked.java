package io.ecocredit.platform.idempotency;

import io.ecocredit.platform.database.Side;
import io.ecocredit.platform.identity.Act;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * A request that may be a repetition.
 *
 * @param side on which it is carried out, and its answer is kept
 */
public record Asked(Side side, Act act, Repeat repeat) {

    /** What a key is scoped to; the client is added by the database, which was told in whose name it works. */
    Tuple scope() {
        return Tuple.of(act.operation(), repeat.target(), repeat.key());
    }
}
