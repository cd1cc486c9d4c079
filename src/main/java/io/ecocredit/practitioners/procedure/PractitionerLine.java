package io.ecocredit.practitioners.procedure;

import io.ecocredit.inbox.Letter;
import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.json.Json;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.practitioners.PersonsWords;
import io.ecocredit.practitioners.PractitionerEvidenceService;
import io.ecocredit.practitioners.procedure.PractitionerCase.Finding;
import io.ecocredit.practitioners.procedure.PractitionerCase.Subject;
import io.ecocredit.procedure.line.Assessed;
import io.ecocredit.procedure.line.CaseColumns;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.procedure.line.Move;
import io.ecocredit.procedure.line.NextSteps;
import io.ecocredit.procedure.line.Telling;
import io.ecocredit.procedure.line.Terms;
import io.ecocredit.procedure.submission.Announced;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.Order;
import io.ecocredit.regulation.procedure.Procedure;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Practitioners in the procedure (第二十一条): by number, on their own side, every reading in the trail; nothing is public. */
@Singleton
@Cites(value = Article.A21, provisions = Provision.A36_PARAGRAPH_1)
class PractitionerLine extends Line<PractitionerCase, PractitionerCaseView> {

    private static final Terms TERMS = new Terms(
            "practitioner-evaluations",
            PractitionerListPages.PATH,
            "practitioner-years",
            SubjectKind.PRACTITIONER_EVALUATION,
            SubjectKind.PRACTITIONER,
            "practitioner_no",
            "从业人员评定结果",
            "人",
            new Terms.Clauses(
                    Clause.of(Provision.A21_ITEM_2), Clause.of(Provision.A21_ITEM_3), Clause.of(Provision.A21_ITEM_4)));

    private static final String CASES = "select " + CaseColumns.NAMES + """
            , c.practitioner_no, c.letter_league, c.letter_no, d.at, d.dishonest,
                exists (select from practitioners.recusals q
                        where q.practitioner_no = c.practitioner_no and q.officer = $2)
                    or exists (select from practitioners.records r
                        where r.practitioner_no = c.practitioner_no and r.client_name = $3) as conflicted,
                f.document::text as filing
            from practitioners.cases c
                join register.years y using (year)
                left join practitioners.case_findings d on d.case_id = c.case_id and d.finding_no = c.finding_no
                left join practitioners.filings f on f.case_id = c.case_id
            """;

    private static final Assessed ASSESSED = new Assessed(
            List.of(Assessed.LISTING, Assessed.SUBMISSION),
            "",
            "select null::uuid as comment_id, false as answered where false",
            """
            select p.repair_id, p.decided_on is not null as decided, p.overdue_told_on is not null as late
            from practitioners.repairs p where p.year = $1 and p.lead_league = $2
            """);

    private static final Outline OUTLINE =
            new Outline(Procedure.PRACTITIONERS, TERMS, CASES, ASSESSED, "practitioner silence", 2024021005L);
    private static final String NUMBER = "[^\\p{Cntrl}]{1,100}";

    private final PractitionerFindings findings;
    private final Divisions divisions;
    private final Json json;

    PractitionerLine(
            PersonsSide persons,
            PractitionerFindings findings,
            PractitionerInbox inbox,
            PractitionerEvidenceService files,
            Divisions divisions,
            Json json) {
        super(persons, OUTLINE, inbox, files);
        this.findings = findings;
        this.divisions = divisions;
        this.json = json;
    }

    @Override
    public <T extends @Nullable Object> Uni<T> reading(Act act, Function<SqlConnection, Uni<T>> work) {
        return pool().doing(act, work);
    }

    @Override
    public PractitionerCase read(Row row) {
        LocalDate at = row.getLocalDate("at");
        String filing = row.getString("filing");
        return new PractitionerCase(
                row.getUUID("case_id"),
                row.getLong("version"),
                new Subject(
                        row.getInteger("year"),
                        row.getString("practitioner_no"),
                        row.getString("lead_league"),
                        row.getString("letter_league")),
                CaseColumns.standing(row),
                at == null ? null : new Finding(row.getInteger("finding_no"), at, row.getBoolean("dishonest")),
                CaseColumns.dates(row, json),
                row.getBoolean("conflicted"),
                PractitionerFiling.isComplete(json, filing),
                row.getLong("letter_no"));
    }

    @Override
    protected PractitionerCaseView view(PractitionerCase subject, NextSteps next) {
        return PractitionerCaseView.of(subject, next, divisions);
    }

    @Override
    public String key(String asked) {
        if (!asked.matches(NUMBER)) {
            throw RefusalException.invalid("practitioner", null, "应为从业人员编号");
        }
        return asked;
    }

    /** A number may hold commas; whether dishonest does not. */
    @Override
    public String keyOf(String submitted) {
        return submitted.substring(0, submitted.lastIndexOf(','));
    }

    @Override
    public String about(PractitionerCase subject, String why) {
        return why;
    }

    @Override
    public Uni<Integer> draw(SqlConnection connection, PractitionerCase subject, LocalDate at, Actor officer) {
        return findings.draw(connection, subject, at, officer);
    }

    @Override
    public List<Letter> letters(Telling<PractitionerCase> telling) {
        return PractitionerLetters.of(telling);
    }

    @Override
    public void requireSpeakable(Order order) {
        PersonsWords.requireNoIdentity("reason", order.reason());
    }

    /** A letter has a number of its own. */
    @Override
    public Uni<Void> follow(SqlConnection connection, Move<PractitionerCase> move) {
        if (move.by().action() != Action.SEND_LETTER) {
            return super.follow(connection, move);
        }
        return connection.preparedQuery("""
                        update practitioners.cases set letter_no = nextval('practitioners.letter_numbers') where case_id = $1
                        """).execute(Tuple.of(move.from().id())).replaceWithVoid();
    }

    /** The value that seeds the sample must be announced before, so that nobody can choose it afterwards. */
    @Override
    public Uni<Void> beforeSubmission(SqlConnection connection, int year) {
        return Announced.of(connection, year)
                .map(value -> value.orElseThrow(() -> Refusal.of(RefusalCode.NOT_ANNOUNCED, "自治区尚未公布抽查值，公布后才能上报")
                        .under(TERMS.clauses().spotCheck())
                        .asException()))
                .replaceWithVoid();
    }
}
