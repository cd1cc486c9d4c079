package io.ecocredit.records;

import io.ecocredit.institutions.FileChange;
import io.ecocredit.institutions.FileChange.Change;
import io.ecocredit.platform.sql.OneByOne;
import io.ecocredit.regulation.record.RecordEvent.Kind;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.LongFunction;

/** All that follows from a decision on a record of an institution, in its transaction. */
@Singleton
class DecisionConsequences {

    private final FileChange files;
    private final List<DecisionFollower> followers;

    DecisionConsequences(FileChange files, @All List<DecisionFollower> followers) {
        this.files = files;
        this.followers = List.copyOf(followers);
    }

    /** Changes the file by what {@code writing} writes, and has every other feature follow. */
    Uni<Void> carryOut(
            SqlConnection connection, Change change, RecordView record, Kind kind, LongFunction<Uni<Void>> writing) {
        return files.carryOut(connection, change, writing)
                .chain(() -> OneByOne.each(
                        followers, follower -> follower.follow(connection, record, kind, change.author())))
                .replaceWithVoid();
    }
}
