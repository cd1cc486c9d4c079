package io.ecocredit.records;

import io.ecocredit.platform.identity.Actor;
import io.ecocredit.regulation.record.RecordEvent.Kind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** What another feature does when a record of an institution is decided of, in the transaction of the decision. */
public interface DecisionFollower {

    /** @param record as it was before the decision */
    Uni<Void> follow(SqlConnection connection, RecordView record, Kind kind, Actor actor);
}
