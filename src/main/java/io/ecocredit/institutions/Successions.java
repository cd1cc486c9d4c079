package io.ecocredit.institutions;

import io.ecocredit.platform.sql.Rows;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.regulation.record.Inheritance;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Loads what the register knew, at a position, of what institutions have taken over from those that they absorbed. */
@Singleton
@Cites(settles = Interpretation.I_3)
public class Successions {

    private static final Rows<Absorbed> ABSORBED = Rows.of(Absorbed.class);

    private record Absorbed(String heir, String uscc, LocalDate since) {}

    /** What was taken over, by the code of the successor; one that took over nothing is absent. */
    public record TakenOver(Map<String, List<Inheritance>> byHeir) {

        public List<Inheritance> of(String heir) {
            return byHeir.getOrDefault(heir, List.of());
        }

        /** Some codes with those whose files weigh on them too. */
        public List<String> with(List<String> usccs) {
            return Stream.concat(
                            usccs.stream(),
                            usccs.stream().flatMap(heir -> of(heir).stream()).map(Inheritance::former))
                    .distinct()
                    .toList();
        }
    }

    /** @param position of the last entry that may be known */
    public Uni<TakenOver> of(SqlConnection connection, List<String> heirs, long position) {
        return ABSORBED.all(
                        connection,
                        "select heir, uscc, since from register.absorbed($1) where heir = any($2)",
                        Tuple.of(position, heirs.toArray(String[]::new)))
                .map(found -> new TakenOver(found.stream()
                        .collect(Collectors.groupingBy(
                                Absorbed::heir,
                                Collectors.mapping(
                                        each -> new Inheritance(each.uscc(), each.since()), Collectors.toList())))));
    }

    /** An institution and all who have taken it over, or did once: whose results may rest on its file. */
    public Uni<List<String>> withHeirs(SqlConnection connection, String uscc) {
        return Statements.texts(
                connection, "select $1 as uscc union select register.heirs_of(array[$1])", Tuple.of(uscc));
    }

    /** An institution and who has taken it over, as it is now: who is told of its file, and answers for it. */
    public Uni<List<String>> answering(SqlConnection connection, String uscc) {
        return Statements.texts(
                connection,
                "select $1 as uscc union select heir from register.absorbed(null) where uscc = $1",
                Tuple.of(uscc));
    }
}
