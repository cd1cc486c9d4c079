package io.ecocredit.scores;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which league leads the cases of some institutions, as drawn (I-2). */
@Singleton
public class LeadLeagues {

    /** One institution's case of one year. */
    public record Case(String uscc, int year) {}

    public Uni<Map<Case, String>> of(SqlClient client, List<String> usccs) {
        return client.preparedQuery("select uscc, year, lead_league from register.cases where uscc = any($1)")
                .execute(Tuple.of(usccs.toArray(String[]::new)))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> new Case(row.getString("uscc"), row.getInteger("year")),
                                row -> row.getString("lead_league"))));
    }
}
