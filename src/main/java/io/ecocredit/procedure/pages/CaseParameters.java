package io.ecocredit.procedure.pages;

import io.ecocredit.procedure.line.CaseQuery;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Parameters of a list of cases, but for that by which each line knows a subject. */
public final class CaseParameters {

    @QueryParam("year")
    @Nullable
    String year;

    @QueryParam("step")
    @Nullable
    String step;

    @QueryParam("league")
    @Nullable
    String league;

    @QueryParam("late")
    @Nullable
    String late;

    @QueryParam("cursor")
    @Nullable
    String cursor;

    @QueryParam("limit")
    @Nullable
    String limit;

    public CaseQuery.Asked asked(@Nullable String key) {
        return new CaseQuery.Asked(year, step, league, key, late, cursor, limit);
    }
}
