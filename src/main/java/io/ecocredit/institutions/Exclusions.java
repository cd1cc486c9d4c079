package io.ecocredit.institutions;

import io.ecocredit.platform.sql.Rows;
import io.ecocredit.regulation.record.Exclusion;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Loads what the register knew, at a position, of the exclusions of many institutions at once. */
@Singleton
@Cites(provisions = Provision.A5_ITEM_4, settles = Interpretation.I_4)
public class Exclusions {

    private static final Rows<Exclusion> EXCLUSIONS = Rows.of(Exclusion.class);

    /** Exclusions by USCC; an institution without any is absent. */
    public Uni<Map<String, List<Exclusion>>> of(SqlConnection connection, List<String> usccs, long position) {
        return connection
                .preparedQuery("""
                        select x.uscc, x.from_on as from, r.until_on as until
                        from register.exclusions x
                            join register.entries e on e.entry_id = x.entry_id and e.position <= $2
                            left join (register.exclusion_returns r
                                join register.entries re on re.entry_id = r.entry_id and re.position <= $2)
                                on r.exclusion_id = x.exclusion_id
                        where x.uscc = any($1)
                        """)
                .execute(Tuple.of(usccs.toArray(String[]::new), position))
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> row.getString("uscc"),
                                Collectors.mapping(EXCLUSIONS::read, Collectors.toList()))));
    }
}
