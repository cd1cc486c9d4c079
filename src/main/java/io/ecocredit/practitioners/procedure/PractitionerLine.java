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
import io.ecocredit.procedure.line.Case;
import io.ecocredit.procedure.line.CaseColumns;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.procedure.line.Move;
import io.ecocredit.procedure.line.NextSteps;
import io.ecocredit.procedure.line.Opening;
import io.ecocredit.procedure.line.Telling;
import io.ecocredit.procedure.line.Terms;
import io.ecocredit.procedure.line.Weighed;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.Order;
import io.ecocredit.regulation.procedure.Procedure;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.text.Rule;
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
                    Clause.of(Provision.A21_ITEM_1),
                    Clause.of(Provision.A21_ITEM_2),
                    Clause.of(Provision.A21_ITEM_3),
                    Clause.of(Provision.A21_ITEM_4)));

    /** No other league can lead the case, so a bureau that the person has served does not stand aside as a whole. */
    private static final String CASES = "select " + CaseColumns.NAMES
            + CaseColumns.tookPart("practitioners", "reader.officer", "reader.bureau") + """
            , c.practitioner_no, c.letter_league, c.letter_no, d.at, d.dishonest, d.counted,
                practitioners.is_excluded(c.practitioner_no, $1) as excluded,
                practitioners.is_recused(c.practitioner_no, reader.officer) as conflicted,
                case when c.step in ('LISTED', 'NOTIFIED', 'REMOVED')
                    then practitioners.kept_on_list(c.practitioner_no, c.year, $2) end as kept,
                case when c.step = 'NOTIFIED' then practitioners.notice_on_its_way(c.case_id) end as on_its_way_since,
                f.document::text as filing
            from practitioners.cases c
                join register.years y using (year)
                left join practitioners.case_findings d on d.case_id = c.case_id and d.finding_no = c.finding_no
                left join practitioners.filings f on f.case_id = c.case_id
                cross join (select $2::text as officer, $3::text as bureau) as reader
            """;

    private static final Assessed ASSESSED = new Assessed(
            List.of(Assessed.LISTING, Assessed.SUBMISSION),
            "and not practitioners.is_excluded(c.practitioner_no, $5)",
            "select null::uuid as comment_id, false as answered where false",
            """
            select p.repair_id, p.decided_on is not null as decided, p.overdue_told_on is not null as late
            from practitioners.repairs p where p.year = $1 and p.lead_league = $2
            """);

    private static final Outline OUTLINE = new Outline(
            Procedure.PRACTITIONERS, TERMS, CASES, "dishonest, counted", ASSESSED, "practitioner silence", 2024021005L);
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
                at == null ? null : finding(row),
                CaseColumns.dates(row, json),
                row.getBoolean("excluded"),
                row.getBoolean("conflicted"),
                row.getBoolean("took_part"),
                CaseColumns.kept(row),
                PractitionerFiling.isComplete(json, filing),
                row.getLong("letter_no"));
    }

    private static Finding finding(Row row) {
        return new Finding(
                row.getInteger("finding_no"),
                row.getLocalDate("at"),
                Finding.weighed(
                        row.getBoolean("dishonest"),
                        List.of(row.getArrayOfStrings("counted")),
                        row.getString("letter_league")));
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
    public Uni<Case.Finding> draw(SqlConnection connection, PractitionerCase subject, LocalDate at, Actor officer) {
        return findings.draw(connection, subject, at, officer).map(finding -> finding);
    }

    @Override
    public Uni<Map<UUID, Weighed>> weigh(SqlConnection connection, List<PractitionerCase> cases, LocalDate at) {
        return findings.weigh(connection, cases, at);
    }

    @Override
    public Uni<List<String>> notDrawn(SqlConnection connection, int year, Set<String> leagues, LocalDate day) {
        EvaluationYear of = new EvaluationYear(year);
        return connection
                .preparedQuery("select key from practitioners.not_drawn($1, $2, $3, $4, $5, $6)")
                .execute(Tuple.of(
                        year,
                        leagues.toArray(String[]::new),
                        day,
                        of.firstDay(),
                        of.lastDay(),
                        of.rules().get(Rule.PRACTITIONER_THRESHOLD)))
                .map(rows -> rows.stream().map(row -> row.getString("key")).toList());
    }

    @Override
    public Case.Finding drawn(Row finding) {
        return finding(finding);
    }

    /** No league approves a person's account: whoever has the number opens the inbox, and the register knows of no others. */
    @Override
    public Uni<Boolean> opensInbox(SqlConnection connection, PractitionerCase subject, Opening opening) {
        return Uni.createFrom().item(true);
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
}
