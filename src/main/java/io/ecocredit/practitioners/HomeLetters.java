package io.ecocredit.practitioners;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.regulation.subject.Division;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * Tells the leagues in which a person is registered of every other league that comes to know the person, and of each look at who
 * the person is, in the transaction of what is told. Letters have the number that the league itself gave, and nothing personal.
 */
@Singleton
@Cites(provisions = Provision.A36_PARAGRAPH_1)
class HomeLetters {

    private static final Clause CLAUSE = Clause.of(Provision.A36_PARAGRAPH_1);
    private static final String KNOWN = "known-elsewhere";
    private static final String KNOWN_TITLE = "从业人员%s已由其他盟市登记或者录入信用信息";
    private static final String KNOWN_BODY = "%s已登记该人员或者录入该人员在当地服务的信用信息，自此可以查看该人员在当地的档案。认为不当的，请与该局核实。";
    private static final String TELL = "select practitioners.tell_homes_of(%s, %s, %s, %s, %s, %s, %s)";

    private final Divisions divisions;
    private final LegalClock clock;

    HomeLetters(Divisions divisions, LegalClock clock) {
        this.divisions = divisions;
        this.clock = clock;
    }

    /** Of those whom an entry has made known. */
    Uni<Void> tell(SqlConnection connection, long entry) {
        return Statements.run(
                connection,
                TELL.formatted("$1", "$2", "$3", "$4", "$5", "$6", "$7"),
                Tuple.of(entry, KNOWN, KNOWN_TITLE, KNOWN_BODY, CLAUSE.toString())
                        .addArrayOfString(leagues())
                        .addArrayOfString(bureaus()));
    }

    /** As above, of an entry by file. */
    void tell(Connection connection, long entry) throws SQLException {
        try (PreparedStatement tell = connection.prepareStatement(TELL.formatted("?", "?", "?", "?", "?", "?", "?"))) {
            tell.setLong(1, entry);
            tell.setString(2, KNOWN);
            tell.setString(3, KNOWN_TITLE);
            tell.setString(4, KNOWN_BODY);
            tell.setString(5, CLAUSE.toString());
            tell.setArray(6, connection.createArrayOf("text", leagues()));
            tell.setArray(7, connection.createArrayOf("text", bureaus()));
            tell.execute();
        }
    }

    /** Of a look at who somebody is, by an officer of another league; of one by the region nobody is told. */
    Uni<Void> tellOfLook(SqlConnection connection, String number, String purpose, Actor reader) {
        if (reader.league() == null) {
            return Uni.createFrom().voidItem();
        }
        LocalDate today = clock.today();
        return Statements.run(
                connection,
                """
                insert into practitioners.notices
                    (recipient, code, year, kind, title, body, clause, arrived_on, sent_by, sent_at)
                select 'LEAGUE', h.league, $3, 'disclosed-elsewhere', format('从业人员%s的完整身份信息已由其他盟市查看', h.number_there), $4, $5,
                    $6, $7, $8
                from practitioners.homes_besides($1, $2) h
                """,
                Tuple.tuple()
                        .addString(number)
                        .addString(reader.league())
                        .addInteger(today.getYear())
                        .addString(divisions.bureauOf(reader.league()) + "查看，所述用途：" + purpose + "。认为不当的，请与该局核实。")
                        .addString(CLAUSE.toString())
                        .addLocalDate(today)
                        .addString(reader.name())
                        .addOffsetDateTime(clock.now()));
    }

    private String[] leagues() {
        return divisions.leagues().stream().map(Division::code).toArray(String[]::new);
    }

    private String[] bureaus() {
        return divisions.leagues().stream()
                .map(league -> divisions.bureauOf(league.code()))
                .toArray(String[]::new);
    }
}
