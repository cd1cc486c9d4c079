package io.ecocredit.platform.database;

import io.ecocredit.platform.identity.Actor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Says at the start of a transaction over JDBC in whose name it works. */
public final class ActingConnection {

    private ActingConnection() {}

    public static void actAs(Connection connection, Actor actor) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select access.act_as(?, ?, ?, ?, ?, ?)")) {
            statement.setString(1, actor.name());
            statement.setString(2, actor.reach().name());
            statement.setString(3, actor.league());
            statement.setString(4, actor.uscc());
            statement.setString(5, actor.person());
            statement.setString(6, actor.authority());
            statement.execute();
        }
    }
}
