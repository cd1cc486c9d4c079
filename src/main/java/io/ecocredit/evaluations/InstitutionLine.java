package io.ecocredit.evaluations;

import io.ecocredit.evaluations.InstitutionCase.Circumstances;
import io.ecocredit.evaluations.InstitutionCase.Subject;
import io.ecocredit.evidence.EvidenceService;
import io.ecocredit.inbox.Inbox;
import io.ecocredit.inbox.Letter;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.json.Json;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.procedure.line.Assessed;
import io.ecocredit.procedure.line.Case;
import io.ecocredit.procedure.line.CaseColumns;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.procedure.line.NextSteps;
import io.ecocredit.procedure.line.Opening;
import io.ecocredit.procedure.line.Telling;
import io.ecocredit.procedure.line.Terms;
import io.ecocredit.procedure.line.Weighed;
import io.ecocredit.regulation.grading.StaffRule;
import io.ecocredit.regulation.procedure.Kept;
import io.ecocredit.regulation.procedure.Procedure;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.time.EvaluationYear;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Institutions in the procedure (第二十条): their results are shown in public notice and published. */
@Singleton
@Cites(value = Article.A20, provisions = Provision.A5_ITEM_4, settles = Interpretation.I_4)
public class InstitutionLine extends Line<InstitutionCase, CaseView> {

    private static final Terms TERMS = new Terms(
            "evaluations",
            "/inside/cases",
            "years",
            SubjectKind.EVALUATION,
            SubjectKind.INSTITUTION,
            "uscc",
            "评定结果",
            "个评价",
            new Terms.Clauses(
                    Clause.of(Provision.A20_ITEM_1),
                    Clause.of(Provision.A20_ITEM_4),
                    Clause.of(Provision.A20_ITEM_5),
                    Clause.of(Provision.A20_ITEM_6)));

    /** A client's bureau takes no step as long as another can in its place: until the notice the region moves the lead (I-2). */
    private static final String CASES =
            "select " + CaseColumns.NAMES + CaseColumns.tookPart("register", "$2", "$3::text") + """
            , c.uscc, i.name, i.kinds, c.notice_id, d.at, d.score, d.grade, d.rated_by, d.deductions, d.rests_on,
                exists (select from register.exclusions x left join register.exclusion_returns r using (exclusion_id)
                    where x.uscc = c.uscc and x.from_on <= $1 and (r.until_on is null or r.until_on > $1)) as excluded,
                exists (select from register.exclusions x join register.entries xe using (entry_id)
                        left join register.exclusion_returns b using (exclusion_id)
                        left join register.entries be on be.entry_id = b.entry_id
                    where x.uscc = c.uscc
                        and least(x.from_on, (xe.opened_at at time zone 'Asia/Shanghai')::date) <= n.closes_on
                        and (b.until_on is null or b.until_on > n.opened_on
                            or be.opened_at > (select max(s.at) from register.case_steps s
                                where s.case_id = c.case_id and s.action = 'OPEN_NOTICE'))) as left_notice,
                k.kept,
                case when c.step in ('LISTED', 'NOTIFIED', 'REMOVED') and coalesce(k.kept, 'OWN_WITHDRAWAL') = 'OWN_WITHDRAWAL'
                    then register.staff_on_record(c.uscc, c.year) else 0 end as staff,
                case when c.step = 'NOTIFIED' then register.notice_on_its_way(c.case_id) end as on_its_way_since,
                exists (select from register.result_history h where h.uscc = c.uscc and h.year = c.year) as published,
                exists (select from register.recusals q where q.uscc = c.uscc and q.officer = $2)
                    or c.uscc in (select register.acted_for($2))
                    or c.step not in ('ON_NOTICE', 'DETERMINED', 'SUBMITTED', 'ACCEPTED', 'RETURNED')
                        and exists (select from register.current_engagements e where e.uscc = c.uscc and e.year = c.year
                            and access.folded(e.client_name) ~ $3) as conflicted,
                (select count(*) from register.comments m
                    where (m.notice_id = c.notice_id and m.uscc is null
                            or m.uscc = c.uscc and m.notice_id in (
                                select w.notice_id from published.public_notices w where w.year = c.year))
                        and not exists (select from register.comment_answers a where a.comment_id = m.comment_id))
                    as open_comments,
                n.closes_on, f.document::text as filing
            from register.cases c
                join register.institutions i using (uscc)
                join register.years y using (year)
                left join register.case_findings d on d.case_id = c.case_id and d.finding_no = c.finding_no
                left join published.public_notices n on n.notice_id = c.notice_id
                left join register.filings f on f.case_id = c.case_id
                cross join lateral (
                    select case when c.step in ('LISTED', 'NOTIFIED', 'REMOVED')
                        then register.kept_on_list(c.uscc, c.year, $2) end as kept offset 0) as k
            """;

    private static final Assessed ASSESSED =
            new Assessed(List.of(Assessed.LISTING, Assessed.NOTICE, Assessed.SUBMISSION), """
            and not exists (
                select from register.exclusions x left join register.exclusion_returns r using (exclusion_id)
                where x.uscc = c.uscc and x.from_on <= $5 and (r.until_on is null or r.until_on > $5))
            """, """
            select m.comment_id, a.comment_id is not null as answered
            from register.comments m join published.public_notices n using (notice_id)
                left join register.comment_answers a using (comment_id)
            where n.year = $1 and m.league = $2
            """, """
            select p.repair_id, s.done_on is not null as decided,
                coalesce(s.done_on > s.due_on, e.repair_id is not null) as late
            from register.repairs p join register.cases c using (uscc, year)
                left join register.repair_steps s on s.repair_id = p.repair_id and s.move = 'DECIDE'
                left join register.repair_escalations e on e.repair_id = p.repair_id
            where c.year = $1 and c.lead_league = $2
            """);

    private static final String TOLD = "score, grade, rated_by, deductions";

    private static final Outline OUTLINE =
            new Outline(Procedure.INSTITUTIONS, TERMS, CASES, TOLD, ASSESSED, "silence", 2024021004L);

    private static final Rows<Subject> SUBJECTS = Rows.of(Subject.class);
    private static final Rows<InstitutionFinding> FINDINGS =
            Rows.of(InstitutionFinding.class, Map.of("number", row -> row.getInteger("finding_no")));

    private final Findings findings;
    private final Divisions divisions;
    private final Json json;

    InstitutionLine(
            Inside inside, Findings findings, Inbox inbox, EvidenceService files, Divisions divisions, Json json) {
        super(inside, OUTLINE, inbox, files);
        this.findings = findings;
        this.divisions = divisions;
        this.json = json;
    }

    @Override
    public InstitutionCase read(Row row) {
        Subject subject = SUBJECTS.read(row);
        return new InstitutionCase(
                row.getUUID("case_id"),
                row.getLong("version"),
                subject,
                CaseColumns.standing(row).shownIn(row.getUUID("notice_id")),
                row.getLocalDate("at") == null ? null : FINDINGS.read(row),
                CaseColumns.dates(row, json),
                new Circumstances(
                        row.getBoolean("excluded"),
                        row.getBoolean("left_notice"),
                        row.getBoolean("published"),
                        kept(row, subject.year()),
                        row.getBoolean("conflicted"),
                        row.getBoolean("took_part"),
                        row.getLong("open_comments"),
                        row.getLocalDate("closes_on"),
                        Filing.isComplete(
                                json,
                                row.getString("filing"),
                                new Uscc(subject.uscc()),
                                new EvaluationYear(subject.year()),
                                row.getLocalDate("read_on"))));
    }

    /** Its staff keeps it on the list as its own records do (I-12). */
    private static @Nullable Kept kept(Row row, int year) {
        Kept kept = CaseColumns.kept(row);
        boolean isByFacts = kept != null && kept.isByFacts();
        return !isByFacts && StaffRule.isReached(row.getInteger("staff"), new EvaluationYear(year))
                ? Kept.RECORD
                : kept;
    }

    @Override
    protected CaseView view(InstitutionCase subject, NextSteps next) {
        return CaseView.of(subject, next, divisions);
    }

    @Override
    public String key(String asked) {
        return new Uscc(asked).value();
    }

    @Override
    public String keyOf(String submitted) {
        return submitted.substring(0, submitted.indexOf(','));
    }

    @Override
    public String about(InstitutionCase subject, String why) {
        return subject.subject().name() + "：" + why;
    }

    @Override
    public Uni<Case.Finding> draw(SqlConnection connection, InstitutionCase subject, LocalDate at, Actor officer) {
        return drawEach(connection, List.of(subject), at, officer).map(List::getFirst);
    }

    /** The same for many, in their order. */
    public Uni<List<InstitutionFinding>> drawEach(
            SqlConnection connection, List<InstitutionCase> cases, LocalDate at, Actor officer) {
        return findings.draw(connection, cases, at, officer);
    }

    @Override
    public Uni<Map<UUID, Weighed>> weigh(SqlConnection connection, List<InstitutionCase> cases, LocalDate at) {
        return findings.weigh(connection, cases, at);
    }

    @Override
    public Uni<List<String>> notDrawn(SqlConnection connection, int year, Set<String> leagues, LocalDate day) {
        return connection
                .preparedQuery("select key from register.not_drawn($1, $2, $3)")
                .execute(Tuple.of(year, leagues.toArray(String[]::new), day))
                .map(rows -> rows.stream().map(row -> row.getString("key")).toList());
    }

    @Override
    public Case.Finding drawn(Row finding) {
        return FINDINGS.read(finding);
    }

    @Override
    public Uni<Boolean> opensInbox(SqlConnection connection, InstitutionCase subject, Opening opening) {
        return Statements.isOne(
                connection,
                """
                select where exists (select from register.account_approvals a
                    where a.uscc = $1 and a.valid_from <= $2 and (a.valid_until is null or a.valid_until >= $3)
                        and (a.approved_by <> $4 or (a.recorded_at at time zone 'Asia/Shanghai')::date < $5)
                        and not exists (select from register.account_endings e where e.approval_id = a.approval_id))
                """,
                Tuple.of(
                        subject.subject().uscc(),
                        opening.on(),
                        opening.until(),
                        opening.servedBy(),
                        opening.unlessBefore()));
    }

    @Override
    public List<Letter> letters(Telling<InstitutionCase> telling) {
        return InstitutionLetters.of(telling);
    }
}
