package io.ecocredit.institutions;

import io.ecocredit.platform.identity.Actor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** What is in public and rests on institutions' files. Whoever publishes offers theirs as a bean. */
public interface RestingResults {

    /**
     * Brings the published results of an institution to what its file says, in the transaction of the connection, which works
     * for whoever {@code author} is before and after.
     *
     * @param cause as the file of former results keeps it
     * @param position of the entry that changed the file, sealed
     */
    Uni<Void> follow(SqlConnection connection, Actor author, String uscc, String cause, long position);
}
