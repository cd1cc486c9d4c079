package io.ecocredit.institutions;

import io.ecocredit.platform.paging.Window;
import io.ecocredit.platform.sql.OverJdbc;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.regulation.subject.Division;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.InstitutionKind;
import io.ecocredit.regulation.subject.Uscc;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the base directory as far as the database shows it to whoever the transaction works for. */
@Singleton
class InstitutionRepository {

    private static final String INSTITUTIONS = """
            select i.uscc, i.name, i.kinds, i.division, i.registered_on,
                array(select c.former_name from register.institution_changes c
                    where c.uscc = i.uscc and c.former_name <> c.name order by c.change_no desc) as former_names,
                array(select d.detail from register.doubts d
                    where d.kind = 'institutions' and d.fact = i.uscc and d.settled_at is null
                    order by d.doubt_no) as doubts,
                i.successor,
                (select l.request_no from (
                    select q.request_no, q.confirmed, q.of_version from register.succession_requests q
                    where q.uscc = i.uscc order by q.request_no desc limit 1) l
                    where l.confirmed is null and not exists (select from register.institution_changes c
                        where c.uscc = i.uscc and c.change_no >= l.of_version and c.kind = 'SUCCEEDED')) as succession_request,
                (select 1 + count(*) from register.institution_changes c where c.uscc = i.uscc) as version
            from register.institutions i
            """;

    private final Rows<Institution> institutions;
    private final Rows<Engagement> engagements;

    InstitutionRepository(Divisions divisions) {
        Function<Row, @Nullable Object> division = row -> divisions.nameOf(row.getString("division"));
        this.institutions = Rows.of(
                Institution.class,
                Map.of(
                        "kindLabels",
                        InstitutionRepository::kindLabels,
                        "divisionLabel",
                        row -> row.getString("division") == null ? null : division.apply(row)));
        this.engagements = Rows.of(
                Engagement.class,
                Map.of(
                        "divisionLabel",
                        division,
                        "originLabel",
                        row -> Origin.valueOf(row.getString("origin")).label()));
    }

    private static List<String> kindLabels(Row row) {
        return Arrays.stream(row.getArrayOfStrings("kinds"))
                .map(kind -> InstitutionKind.valueOf(kind).label())
                .toList();
    }

    /** Those that match, in the order of the codes, one more than the window holds if there are more. */
    Uni<List<Institution>> search(SqlConnection connection, InstitutionQuery query) {
        Division division = query.division();
        InstitutionKind kind = query.kind();
        return connection
                .preparedQuery(INSTITUTIONS + """
                        where i.uscc > $1
                            and ($2::text is null or i.uscc = $2)
                            and ($8::text is null or substr(i.uscc, 9, 9) = $8)
                            and ($3::text is null or strpos(lower(i.name), lower($3)) > 0
                                or exists (select from register.institution_changes c
                                    where c.uscc = i.uscc and strpos(lower(c.former_name), lower($3)) > 0))
                            and ($4::text is null or i.division = $4 or $5 and access.league_of(i.division) = $4)
                            and ($6::text is null or $6 = any(i.kinds))
                        order by i.uscc limit $7
                        """)
                .execute(Tuple.tuple()
                        .addString(query.window().after())
                        .addString(query.code())
                        .addString(query.part())
                        .addString(division == null ? null : division.code())
                        .addBoolean(division != null && division.level() == Division.Level.LEAGUE)
                        .addString(kind == null ? null : kind.name())
                        .addInteger(query.window().limit() + 1)
                        .addString(query.organisation()))
                .map(institutions::all);
    }

    /** The one with a code, or an empty list. */
    Uni<List<Institution>> find(SqlConnection connection, Uscc uscc) {
        return institutions.all(connection, INSTITUTIONS + "where i.uscc = $1", Tuple.of(uscc.value()));
    }

    /** Those whose code has an organisation's code within it. */
    Uni<List<Institution>> ofOrganisation(SqlConnection connection, String organisation) {
        return institutions.all(connection, INSTITUTIONS + "where substr(i.uscc, 9, 9) = $1", Tuple.of(organisation));
    }

    /** The same in a transaction over JDBC. Blocks. */
    List<Institution> find(Connection connection, Uscc uscc) throws SQLException {
        return institutions.all(OverJdbc.query(connection, INSTITUTIONS + "where i.uscc = $1", Tuple.of(uscc.value())));
    }

    /** The engagements of an institution, in the order of entry, one more than the window holds if there are more. */
    Uni<List<Engagement>> engagements(SqlConnection connection, Uscc uscc, @Nullable Integer year, Window window) {
        return connection
                .preparedQuery("""
                        select engagement_id as number, uscc, year, division, client_uscc, client_name, project, origin,
                            not exists (select from register.current_engagements n
                                where n.engagement_id = e.engagement_id) as withdrawn
                        from register.engagements e
                        where uscc = $1 and engagement_id > $2 and ($3::integer is null or year = $3)
                        order by engagement_id limit $4
                        """)
                .execute(Tuple.tuple()
                        .addString(uscc.value())
                        .addLong(window.after().isEmpty() ? 0L : Long.parseLong(window.after()))
                        .addInteger(year)
                        .addInteger(window.limit() + 1))
                .map(engagements::all);
    }
}
