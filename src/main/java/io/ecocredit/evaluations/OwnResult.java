package io.ecocredit.evaluations;

import io.ecocredit.platform.database.ActingPool;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An institution's own result as it is in public, for its start page (I-32).
 *
 * @param directly rated so directly (A18)
 * @param revisedOn null for the result as first published
 */
@Cites(settles = Interpretation.I_32)
public record OwnResult(
        String uscc,
        int year,
        BigDecimal score,
        String grade,
        String gradeLabel,
        boolean directly,
        LocalDate publishedOn,
        @Nullable LocalDate revisedOn) {

    private static final Rows<OwnResult> ROWS = Rows.of(OwnResult.class);

    /** Whether there is something to repair. */
    public boolean isAdverse() {
        return !grade.equals("NORMAL");
    }

    /** The latest that is shown, or empty; nobody but an institution has one. */
    static Uni<Optional<OwnResult>> of(ActingPool inside, Actor reader) {
        return reader.uscc() == null
                ? Uni.createFrom().item(Optional.empty())
                : inside.as(
                        reader,
                        connection -> connection
                                .preparedQuery("""
                                select uscc, year, grade, published_on, (d.document ->> 'score')::numeric as score,
                                    d.document ->> 'gradeLabel' as grade_label,
                                    (d.document ->> 'ratedDirectly')::boolean as directly,
                                    (d.document ->> 'revisedOn')::date as revised_on
                                from published.results r, lateral (select r.document::jsonb as document) d
                                where uscc = $1 and latest and shown_until is null
                                """)
                                .execute(Tuple.of(reader.uscc()))
                                .map(ROWS::first));
    }
}
