package io.ecocredit.regulation.procedure;

import static io.ecocredit.regulation.procedure.Guard.COMMENTS_SETTLED;
import static io.ecocredit.regulation.procedure.Guard.DISHONEST;
import static io.ecocredit.regulation.procedure.Guard.EVALUATED_BY_OTHERS;
import static io.ecocredit.regulation.procedure.Guard.FILING_COMPLETE;
import static io.ecocredit.regulation.procedure.Guard.FILING_NOTICE_ON_ITS_WAY;
import static io.ecocredit.regulation.procedure.Guard.FILING_PERIOD_OVER;
import static io.ecocredit.regulation.procedure.Guard.LEADS;
import static io.ecocredit.regulation.procedure.Guard.LEFT_NOTICE;
import static io.ecocredit.regulation.procedure.Guard.NOTICE_OVER;
import static io.ecocredit.regulation.procedure.Guard.NOTICE_WHOLE;
import static io.ecocredit.regulation.procedure.Guard.NOT_ENGAGED;
import static io.ecocredit.regulation.procedure.Guard.NOT_EXCLUDED;
import static io.ecocredit.regulation.procedure.Guard.NOT_PUBLISHED;
import static io.ecocredit.regulation.procedure.Guard.NO_CONFLICT;
import static io.ecocredit.regulation.procedure.Guard.NO_RECORD_OF_YEAR;
import static io.ecocredit.regulation.procedure.Guard.OBJECTION_PERIOD_OVER;
import static io.ecocredit.regulation.procedure.Guard.OBJECTION_PERIOD_RUNS;
import static io.ecocredit.regulation.procedure.Guard.OTHER_EXAMINER;
import static io.ecocredit.regulation.procedure.Guard.OTHER_THAN_WITHDREW;
import static io.ecocredit.regulation.procedure.Guard.PROPOSAL_ON_ITS_WAY;
import static io.ecocredit.regulation.procedure.Guard.SECOND_OFFICER;
import static io.ecocredit.regulation.procedure.Guard.YEAR_OVER;
import static io.ecocredit.regulation.procedure.Party.LEAGUE;
import static io.ecocredit.regulation.procedure.Party.REGION;
import static io.ecocredit.regulation.procedure.Party.SERVICE;
import static io.ecocredit.regulation.procedure.Party.SUBJECT;
import static io.ecocredit.regulation.procedure.Requirement.EVIDENCE;
import static io.ecocredit.regulation.procedure.Requirement.REASON;
import static io.ecocredit.regulation.procedure.Requirement.VERDICT;
import static io.ecocredit.regulation.procedure.Step.ACCEPTED;
import static io.ecocredit.regulation.procedure.Step.CONCLUDED;
import static io.ecocredit.regulation.procedure.Step.CONFIRMED;
import static io.ecocredit.regulation.procedure.Step.DETERMINED;
import static io.ecocredit.regulation.procedure.Step.FILED;
import static io.ecocredit.regulation.procedure.Step.LETTER_SENT;
import static io.ecocredit.regulation.procedure.Step.LISTED;
import static io.ecocredit.regulation.procedure.Step.NOTIFIED;
import static io.ecocredit.regulation.procedure.Step.OBJECTED;
import static io.ecocredit.regulation.procedure.Step.OBJECTION_DECIDED;
import static io.ecocredit.regulation.procedure.Step.ON_NOTICE;
import static io.ecocredit.regulation.procedure.Step.PROPOSED;
import static io.ecocredit.regulation.procedure.Step.PUBLISHED;
import static io.ecocredit.regulation.procedure.Step.REMOVED;
import static io.ecocredit.regulation.procedure.Step.RETURNED;
import static io.ecocredit.regulation.procedure.Step.SUBMITTED;
import static io.ecocredit.regulation.text.Article.A20;
import static io.ecocredit.regulation.text.Article.A21;
import static io.ecocredit.regulation.text.Article.A23;
import static io.ecocredit.regulation.text.Article.A31;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.FixedDate;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RuleBook;
import io.ecocredit.regulation.text.TimeLimit;
import io.ecocredit.regulation.text.WorkingPeriod;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The year's procedure of one line of subjects: a table, and nothing beside it decides what may follow what. */
@Cites(
        value = {Article.A7, Article.A19, Article.A20, Article.A21, Article.A23, Article.A31},
        provisions = Provision.A26_PARAGRAPH_2,
        settles = {Interpretation.I_19, Interpretation.I_28, Interpretation.I_31})
public final class Procedure {

    /** Institutions (第二十条). */
    public static final Procedure INSTITUTIONS = new Procedure(
            Clause.of(A20),
            Stream.of(
                            common(
                                    Provision.A20_ITEM_1,
                                    Provision.A20_ITEM_2,
                                    Provision.A20_ITEM_4,
                                    Provision.A20_ITEM_5),
                            Stream.of(
                                    row(
                                                    CONFIRMED,
                                                    Action.OPEN_NOTICE,
                                                    LEAGUE,
                                                    ON_NOTICE,
                                                    Clause.of(Provision.A20_ITEM_3))
                                            .by(FixedDate.PUBLIC_NOTICE_OPENS)
                                            .when(LEADS, NO_CONFLICT, NOT_EXCLUDED),
                                    row(
                                                    ON_NOTICE,
                                                    Action.OPEN_NOTICE,
                                                    LEAGUE,
                                                    ON_NOTICE,
                                                    Clause.of(Provision.A20_ITEM_3))
                                            .by(FixedDate.PUBLIC_NOTICE_OPENS)
                                            .when(LEADS, NO_CONFLICT, NOT_EXCLUDED, LEFT_NOTICE),
                                    row(
                                                    ON_NOTICE,
                                                    Action.DETERMINE,
                                                    LEAGUE,
                                                    DETERMINED,
                                                    Clause.of(Provision.A20_ITEM_4))
                                            .by(FixedDate.SUBMISSION)
                                            .when(
                                                    LEADS,
                                                    NO_CONFLICT,
                                                    SECOND_OFFICER,
                                                    NOTICE_WHOLE,
                                                    NOTICE_OVER,
                                                    COMMENTS_SETTLED),
                                    publication(SUBMITTED),
                                    publication(ACCEPTED)),
                            tellingAnew(Provision.A20_ITEM_2, List.of(CONFIRMED, ON_NOTICE, DETERMINED, RETURNED)),
                            reopening(Clause.of(Provision.A26_PARAGRAPH_2)))
                    .flatMap(each -> each));

    /** Practitioners (第二十一条): the same without public notice or publication. */
    public static final Procedure PRACTITIONERS = new Procedure(
            Clause.of(A21),
            Stream.of(
                            common(
                                    Provision.A21_ITEM_1,
                                    Provision.A21_ITEM_2,
                                    Provision.A21_ITEM_2,
                                    Provision.A21_ITEM_3),
                            Stream.of(
                                    row(
                                                    CONFIRMED,
                                                    Action.DETERMINE,
                                                    LEAGUE,
                                                    DETERMINED,
                                                    Clause.of(Provision.A21_ITEM_2))
                                            .by(FixedDate.SUBMISSION)
                                            .when(LEADS, NO_CONFLICT, SECOND_OFFICER),
                                    conclusion(SUBMITTED),
                                    conclusion(ACCEPTED),
                                    row(
                                                    CONCLUDED,
                                                    Action.SEND_LETTER,
                                                    LEAGUE,
                                                    LETTER_SENT,
                                                    Clause.of(Provision.A21_ITEM_4))
                                            .when(LEADS, NO_CONFLICT, NOT_EXCLUDED, DISHONEST)),
                            tellingAnew(Provision.A21_ITEM_2, List.of(CONFIRMED, DETERMINED, RETURNED)),
                            reopening(Clause.of(A31)),
                            Transition.fromEach(
                                    List.of(CONCLUDED, LETTER_SENT),
                                    row(CONCLUDED, Action.REOPEN, SERVICE, RETURNED, Clause.of(A31))))
                    .flatMap(each -> each));

    private final Clause clause;
    private final List<Transition> rows;

    private Procedure(Clause clause, Stream<Transition> rows) {
        this.clause = clause;
        this.rows = rows.toList();
    }

    private static Transition row(Step from, Action action, Party party, Step to, Clause clause) {
        return new Transition(from, action, party, to, clause, null, List.of(), List.of());
    }

    private static Transition publication(Step from) {
        return row(from, Action.PUBLISH, REGION, PUBLISHED, Clause.of(Provision.A20_ITEM_6))
                .by(FixedDate.PUBLICATION)
                .when(NOT_EXCLUDED, EVALUATED_BY_OTHERS);
    }

    private static Transition conclusion(Step from) {
        return row(from, Action.CONCLUDE, REGION, CONCLUDED, Clause.of(Provision.A21_ITEM_4))
                .by(FixedDate.PRACTITIONER_NOTIFICATION)
                .when(NOT_EXCLUDED, EVALUATED_BY_OTHERS);
    }

    /** What turns out worse than was told is told first, and can be objected to again (I-31). */
    private static Stream<Transition> tellingAnew(Provision evaluation, List<Step> from) {
        return Transition.fromEach(from, row(CONFIRMED, Action.PROPOSE_ANEW, SERVICE, PROPOSED, Clause.of(evaluation)));
    }

    /** A determined result comes back when a record that it rests on has changed. */
    private static Stream<Transition> reopening(Clause clause) {
        return Transition.fromEach(
                List.of(DETERMINED, SUBMITTED, ACCEPTED), row(DETERMINED, Action.REOPEN, SERVICE, RETURNED, clause));
    }

    /** What both lines have in common, under the article of each. */
    private static Stream<Transition> common(
            Provision collection, Provision evaluation, Provision submission, Provision spotCheck) {
        Clause collecting = Clause.of(collection);
        Clause rating = Clause.of(evaluation);
        Transition removal = row(LISTED, Action.REMOVE, LEAGUE, REMOVED, collecting)
                .when(LEADS, NO_CONFLICT, NOT_ENGAGED, NO_RECORD_OF_YEAR, OTHER_THAN_WITHDREW)
                .stating(REASON);
        Transition proposal =
                row(FILED, Action.PROPOSE, LEAGUE, PROPOSED, rating).when(LEADS, NO_CONFLICT, YEAR_OVER);
        Transition review = row(DETERMINED, Action.DETERMINE, LEAGUE, DETERMINED, Clause.of(submission))
                .by(FixedDate.SUBMISSION)
                .when(LEADS, NO_CONFLICT, SECOND_OFFICER);
        Transition returning = row(SUBMITTED, Action.RETURN, REGION, RETURNED, Clause.of(spotCheck))
                .when(NO_CONFLICT, EVALUATED_BY_OTHERS)
                .stating(REASON);
        return Stream.of(
                        Stream.of(
                                row(LISTED, Action.NOTIFY, LEAGUE, NOTIFIED, collecting)
                                        .by(FixedDate.PARTICIPANT_LIST)
                                        .when(LEADS, NO_CONFLICT, NOT_PUBLISHED, YEAR_OVER),
                                row(REMOVED, Action.REINSTATE, LEAGUE, LISTED, collecting)
                                        .when(LEADS, NO_CONFLICT)
                                        .stating(REASON),
                                row(NOTIFIED, Action.FILE, SUBJECT, FILED, Clause.of(A23))
                                        .by(WorkingPeriod.FILING)
                                        .when(FILING_COMPLETE),
                                row(NOTIFIED, Action.PROPOSE, LEAGUE, PROPOSED, rating)
                                        .when(LEADS, NO_CONFLICT, YEAR_OVER, FILING_PERIOD_OVER),
                                row(PROPOSED, Action.CONFIRM, SUBJECT, CONFIRMED, rating)
                                        .by(WorkingPeriod.OBJECTION),
                                row(PROPOSED, Action.OBJECT, SUBJECT, OBJECTED, rating)
                                        .by(WorkingPeriod.OBJECTION)
                                        .when(OBJECTION_PERIOD_RUNS)
                                        .stating(REASON, EVIDENCE),
                                row(PROPOSED, Action.RECORD_SILENCE, SERVICE, CONFIRMED, rating)
                                        .when(OBJECTION_PERIOD_OVER),
                                row(OBJECTED, Action.DECIDE_OBJECTION, LEAGUE, OBJECTION_DECIDED, rating)
                                        .when(LEADS, NO_CONFLICT, OTHER_EXAMINER)
                                        .stating(REASON, VERDICT),
                                row(NOTIFIED, Action.SERVE, LEAGUE, NOTIFIED, collecting)
                                        .when(LEADS, NO_CONFLICT, FILING_NOTICE_ON_ITS_WAY),
                                row(PROPOSED, Action.SERVE, LEAGUE, PROPOSED, rating)
                                        .when(LEADS, NO_CONFLICT, PROPOSAL_ON_ITS_WAY),
                                row(DETERMINED, Action.SUBMIT, LEAGUE, SUBMITTED, Clause.of(submission))
                                        .by(FixedDate.SUBMISSION)
                                        .when(LEADS),
                                row(SUBMITTED, Action.ACCEPT, REGION, ACCEPTED, Clause.of(spotCheck))
                                        .when(NO_CONFLICT, EVALUATED_BY_OTHERS)),
                        Transition.fromEach(List.of(LISTED, NOTIFIED), removal),
                        Transition.fromEach(List.of(FILED, OBJECTION_DECIDED, CONFIRMED), proposal),
                        Transition.fromEach(List.of(DETERMINED, RETURNED), review),
                        Transition.fromEach(List.of(SUBMITTED, ACCEPTED), returning))
                .flatMap(each -> each);
    }

    /** The article that the whole line carries out. */
    public Clause clause() {
        return clause;
    }

    /** Where this line has a time limit from: both lines share days whose dates the measure states in two articles. */
    public Clause clauseOf(TimeLimit limit, RuleBook rules) {
        Clause ofLimit = limit.clause(rules);
        return rows.stream()
                .filter(row -> limit.equals(row.limit()))
                .map(Transition::clause)
                .filter(clause -> !clause.place().equals(ofLimit.place()))
                .findFirst()
                .orElse(ofLimit);
    }

    public List<Transition> rows() {
        return rows;
    }

    /** What anybody may do at a step. */
    public List<Transition> from(Step step) {
        return rows.stream().filter(row -> row.from() == step).toList();
    }

    /**
     * The row by which a party does something at a step.
     *
     * @throws io.ecocredit.regulation.text.RefusalException WRONG_PARTY when the action is never that party's,
     *     STEP_OUT_OF_ORDER when the case stands elsewhere; both name the clause of the action
     */
    public Transition require(Step step, Action action, Party party) {
        List<Transition> whole =
                rows.stream().filter(row -> row.action() == action).toList();
        if (whole.isEmpty()) {
            throw Refusal.of(RefusalCode.STEP_OUT_OF_ORDER, "此程序没有“" + action.label() + "”")
                    .under(clause)
                    .asException();
        }
        List<Transition> own =
                whole.stream().filter(row -> row.party() == party).toList();
        if (own.isEmpty()) {
            throw Refusal.of(
                            RefusalCode.WRONG_PARTY,
                            "“" + action.label() + "”由"
                                    + whole.getFirst().party().label() + "办理")
                    .under(whole.getFirst().clause())
                    .asException();
        }
        return own.stream()
                .filter(row -> row.from() == step)
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                                RefusalCode.STEP_OUT_OF_ORDER,
                                "该评价现为“" + step.label() + "”，“" + action.label() + "”须在“" + steps(own) + "”时办理")
                        .under(own.getFirst().clause())
                        .asException());
    }

    private static String steps(List<Transition> rows) {
        return rows.stream().map(row -> row.from().label()).collect(Collectors.joining("”或“"));
    }
}
