package io.ecocredit.institutions;

import io.ecocredit.platform.identity.Actor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/**
 * Cases that are determined by institutions' files and whose results are not public yet. Whoever leads them offers theirs as a
 * bean. Both work in the transaction of the connection, for whoever {@code author} is before and after.
 */
public interface RestingCases {

    /**
     * Holds the cases of some institutions until the transaction ends. Cases are held before the order of commit is, so that
     * nobody waits for one who waits for them.
     */
    Uni<Void> hold(SqlConnection connection, Actor author, List<String> usccs);

    /** Gives those of whom the result would be another now back to their leagues (I-31), once the facts have their place. */
    Uni<Void> follow(SqlConnection connection, Actor author, List<String> usccs);
}
