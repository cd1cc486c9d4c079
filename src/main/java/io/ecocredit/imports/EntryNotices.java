package io.ecocredit.imports;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Official notices to the subjects of facts that an entry brings (I-32), in its transaction: a fact that is stored once is told
 * once, in the order of the file, and a delivery that comes again tells nothing. They arrive on the day of the entry.
 */
@Cites(settles = {Interpretation.I_3, Interpretation.I_32})
public final class EntryNotices {

    private static final String TOLD = """
            %1$s (recipient, code, year, kind, title, body, clause, due_on, arrived_on, sent_by, sent_at)
            with taken_over as materialized (%4$s)
            select '%2$s', r.code, t.year::integer, t.kind, t.title, %3$s, t.clause, t.due_on::date,
                (e.opened_at at time zone 'Asia/Shanghai')::date, e.author, e.opened_at
            from unnest(?, ?, ?, ?, ?, ?, ?, ?) with ordinality
                as t (code, year, kind, title, body, clause, due_on, entry, place)
                join register.entries e on e.entry_id = t.entry::bigint
                cross join lateral (
                    select t.code as code union all select o.heir from taken_over o where o.uscc = t.code) as r
            order by t.place, r.code
            """;

    private final RowBatch rows = new RowBatch();
    private final long entry;

    /** Of an entry that is not sealed yet. */
    public EntryNotices(long entry) {
        this.entry = entry;
    }

    /**
     * A notice.
     *
     * @param of USCC, or number of a practitioner
     * @param dueOn last day of a period that it starts, null when it starts none
     */
    public EntryNotices add(
            String of, int year, String kind, String title, String body, Clause clause, @Nullable LocalDate dueOn) {
        rows.add(of, year, kind, title, body, clause, dueOn, entry);
        return this;
    }

    /** To institutions, each named, and to who has taken one over, which answers for it now (I-3). */
    public void toInstitutions(Connection connection) throws SQLException {
        rows.execute(
                connection,
                TOLD.formatted(
                        "insert into register.inbox",
                        "INSTITUTION",
                        "concat(register.name_of(t.code), '（', t.code, '）：', t.body)",
                        "select heir, uscc from register.absorbed(null)"));
    }

    /**
     * To persons, by their numbers.
     *
     * @param insertion into the box of their own side
     */
    public void toPersons(Connection connection, String insertion) throws SQLException {
        rows.execute(
                connection, TOLD.formatted(insertion, "PERSON", "t.body", "select '' as heir, '' as uscc where false"));
    }
}
