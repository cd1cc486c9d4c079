package io.ecocredit.publication;

import io.ecocredit.institutions.RestingResults;
import io.ecocredit.platform.database.ActingPool;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Revises an institution's published results in the transaction that changed its file. That is the register's own work, which
 * sees all; whoever changed the file sees no more than before.
 */
@Singleton
@Cites(Article.A31)
class Revisions implements RestingResults {

    private final Reviser reviser;

    Revisions(Reviser reviser) {
        this.reviser = reviser;
    }

    @Override
    public Uni<Void> follow(SqlConnection connection, Actor author, String uscc, String cause, long position) {
        return ActingPool.asTheService(
                connection, author, () -> reviser.revise(connection, List.of(uscc), cause, position));
    }
}
