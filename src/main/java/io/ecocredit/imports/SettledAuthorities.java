package io.ecocredit.imports;

import io.ecocredit.platform.identity.Actor;
import io.ecocredit.regulation.record.SettledAuthority;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.function.LongFunction;

/**
 * What follows from it that a person has settled whether a former name of an authority means the one of today (I-34). Whoever
 * keeps the records of institutions offers theirs as a bean.
 */
public interface SettledAuthorities {

    /**
     * What was settled of a record.
     *
     * @param former as the record writes it
     */
    record Settlement(long doubt, String record, String former, SettledAuthority found, String reason) {}

    /**
     * Carries it out with all that rests on the record, in the transaction of the connection.
     *
     * @param keep writes the settlement under the number of an entry
     */
    Uni<Void> follow(SqlConnection connection, Settlement settled, Actor officer, LongFunction<Uni<Void>> keep);
}
