package io.ecocredit.accounts;

import io.ecocredit.inbox.Letter;
import io.ecocredit.inbox.Letter.Recipient;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stops the periods of notices that came by inbox, that nobody has opened, and that nobody can open until they end any more: such a
 * notice is still to be served, and its period runs anew from then (I-29). Works as the service, in the transaction it is given.
 */
@Singleton
@Cites(settles = Interpretation.I_29)
class UnopenedPeriods {

    private static final String STOP = """
            with running as (
                select c.case_id, c.step, case c.step when 'NOTIFIED' then c.filing_due else c.answer_due end as due
                from register.cases c
                where c.uscc = $1 and (c.step = 'NOTIFIED' and c.filing_due >= $2 or c.step = 'PROPOSED' and c.answer_due >= $2)
                for update),
            unopened as (
                select r.case_id, r.due, m.arrived_on
                from running r cross join lateral (
                    select i.message_id, i.service, i.arrived_on from register.inbox i
                    where i.case_id = r.case_id and i.recipient = 'INSTITUTION' and i.due_on is not null
                    order by i.message_id desc limit 1) as m
                where coalesce(m.service like '站内送达%', true)
                    and not exists (select from register.inbox_receipts o where o.message_id = m.message_id))
            update register.cases c
            set notified_on = case c.step when 'NOTIFIED' then null else c.notified_on end,
                filing_due = case c.step when 'NOTIFIED' then null else c.filing_due end,
                answer_due = case c.step when 'NOTIFIED' then c.answer_due end,
                version = c.version + 1
            from unopened u
            where c.case_id = u.case_id and not exists (
                select from register.account_approvals a
                where a.uscc = $1 and a.valid_from <= $2 and coalesce(a.valid_until >= u.due, true)
                    and (a.approved_by <> $3 or a.account = $4
                        or (a.recorded_at at time zone 'Asia/Shanghai')::date < u.arrived_on)
                    and not exists (select from register.account_endings e where e.approval_id = a.approval_id))
            returning c.case_id, c.year, c.uscc, c.lead_league
            """;

    private final LegalClock clock;

    UnopenedPeriods(LegalClock clock) {
        this.clock = clock;
    }

    /**
     * Answers what is told of each period that stopped, to the league that leads its case.
     *
     * @param officer whose word changes who can open the inbox, and does not replace what it ends
     * @param renewed the account that goes on by it; null where one was ended
     */
    Uni<List<Letter>> stop(SqlConnection connection, String uscc, String officer, @Nullable String renewed) {
        return connection
                .preparedQuery(STOP)
                .execute(Tuple.of(uscc, clock.today(), officer, renewed))
                .map(rows -> rows.stream().map(this::letter).toList());
    }

    private Letter letter(Row row) {
        return new Letter(
                Recipient.league(row.getString("lead_league")),
                row.getInteger("year"),
                row.getUUID("case_id"),
                "unopened",
                row.getString("uscc") + "的通知待另行送达",
                "该机构的账户在有人打开通知之前终止或者缩短，期限届满之前站内没有人可以查阅，期限停止，自另行记载的送达之日的次日重新起算。",
                Clause.of(Interpretation.I_29),
                null,
                null,
                clock.today());
    }
}
