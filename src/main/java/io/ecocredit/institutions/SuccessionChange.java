package io.ecocredit.institutions;

import io.ecocredit.inbox.Inbox;
import io.ecocredit.inbox.Letter;
import io.ecocredit.inbox.Letter.Recipient;
import io.ecocredit.institutions.FileChange.Change;
import io.ecocredit.institutions.FileChange.Concern;
import io.ecocredit.institutions.FileChange.Notice;
import io.ecocredit.institutions.InstitutionChange.Kind;
import io.ecocredit.institutions.InstitutionChangeRepository.Stated;
import io.ecocredit.institutions.InstitutionChangeRepository.Successor;
import io.ecocredit.institutions.InstitutionChangeRepository.Written;
import io.ecocredit.institutions.SuccessionRequests.Terms;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Side;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.platform.recusal.Recusals;
import io.ecocredit.platform.sql.Turns;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says who succeeds an institution, in the transaction it is given (I-3). The first successor is registered by one officer, unless a
 * published result or another league's case bears it. Such a one, and one that stands, carries scores, warnings and repairs: it is
 * registered, pointed anew or taken back by two officers, one who asks and another who decides, and each of both is told to every
 * institution and league concerned.
 */
@Singleton
@Cites(value = Article.A31, settles = Interpretation.I_3)
class SuccessionChange {

    static final Clause BASIS = Clause.of(Interpretation.I_3);

    private static final String CAUSE = "SUCCESSION";

    /** Of what changes nothing yet. */
    private static final String ASKED = "DIRECTORY";

    /** Successions follow one another, so that no two of them close a circle that neither sees. */
    private static final String SUCCESSIONS = "successions";

    private static final String CARRIED = "自承继之日起，其扣分、直接评定、信用预警和正在办理的信用修复由承继机构承担；承继机构可以查看计分表，依法整改、申请信用修复。";

    private final InstitutionChangeRepository changes;
    private final SuccessionRequests requests;
    private final FileChange files;
    private final Inbox inbox;
    private final LegalClock clock;

    SuccessionChange(
            InstitutionChangeRepository changes,
            SuccessionRequests requests,
            FileChange files,
            Inbox inbox,
            LegalClock clock) {
        this.changes = changes;
        this.requests = requests;
        this.files = files;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** Registers the first successor that nobody else bears, or keeps what another officer has to decide. */
    Uni<Void> order(SqlConnection connection, Institution now, InstitutionChangeOrder order, Actor actor) {
        Uscc named = order.namedSuccessor(new Uscc(now.uscc()));
        String successor = named == null ? null : named.value();
        if (successor == null && now.successor() == null) {
            throw RefusalException.invalid("successor", null, "须写明承继机构的统一社会信用代码");
        }
        Terms terms = new Terms(order.day(clock.today()), order.requiredReason(), order.documentNo());
        return Turns.take(connection, SUCCESSIONS)
                .chain(() -> Recusals.requireNone(connection, Side.REGISTER, concerned(now, successor)))
                .chain(() -> requirePossible(connection, now.uscc(), successor))
                .chain(() -> now.successor() == null
                        ? first(connection, now, successor, terms, actor)
                        : ask(connection, now, successor, terms, actor));
    }

    /** What is published of the successor, or led elsewhere, no officer changes alone (A20.2). */
    private Uni<Void> first(
            SqlConnection connection, Institution now, @Nullable String successor, Terms terms, Actor actor) {
        return changes.isBorneByOthers(connection, successor)
                .flatMap(borne -> borne
                        ? ask(connection, now, successor, terms, actor)
                        : register(connection, now, successor, terms, actor));
    }

    /**
     * Lets what was asked take effect, or not.
     *
     * @throws RefusalException 404 when nothing of that number was asked; 409 when it is decided, was asked by the same officer, or
     *     the institution has changed since
     */
    Uni<Void> decide(SqlConnection connection, Institution now, long number, Decision decision, Actor actor) {
        return requests.hold(connection, now.uscc(), number)
                .map(found -> found.orElseThrow(SuccessionChange::none))
                .flatMap(request -> decide(connection, now, request, decision, actor));
    }

    private Uni<Void> decide(
            SqlConnection connection, Institution now, SuccessionRequest request, Decision decision, Actor actor) {
        Require.that(
                request.pending(),
                () -> Refusal.of(RefusalCode.STEP_OUT_OF_ORDER, "该申请已经办结，或者其后承继已有变更、另有申请，不再办理")
                        .under(BASIS)
                        .asException());
        Require.that(
                !request.askedBy().equals(actor.name()),
                () -> Refusal.of(RefusalCode.SECOND_OFFICER_NEEDED, "登记、变更或者撤销承继由您提出，须由另一名工作人员决定")
                        .under(BASIS)
                        .asException());
        Terms terms = new Terms(request.on(), request.reason(), request.documentNo());
        return requireAnswering(connection, request, actor)
                .chain(() -> Turns.take(connection, SUCCESSIONS))
                .chain(() -> Recusals.requireNone(connection, Side.REGISTER, concerned(now, request.successor())))
                .chain(() -> requests.decide(connection, request, decision.confirmed(), decision.words(), actor))
                .chain(() -> decision.confirmed()
                        ? requirePossible(connection, now.uscc(), request.successor())
                                .chain(() -> register(connection, now, request.successor(), terms, actor))
                        : told(connection, now, request.successor(), refused(now, request, decision), actor));
    }

    /** A first succession is decided by who answers for the successor, which is to bear it, or by the region. */
    private Uni<Void> requireAnswering(SqlConnection connection, SuccessionRequest request, Actor actor) {
        String league = actor.league();
        return request.former() != null || league == null
                ? Uni.createFrom().voidItem()
                : changes.leaguesAnswering(connection, request.successor())
                        .invoke(leagues -> Require.that(
                                leagues.contains(league),
                                () -> Refusal.of(RefusalCode.OTHER_LEAGUE, "由承继机构的登记地盟市、牵头盟市或者自治区决定")
                                        .under(BASIS)
                                        .asException()))
                        .replaceWithVoid();
    }

    /** What the second officer decides, and why. */
    record Decision(boolean confirmed, String words) {}

    private Uni<Void> register(
            SqlConnection connection, Institution now, @Nullable String successor, Terms terms, Actor actor) {
        Written written = new Written(Kind.SUCCEEDED, now.said(), successor, words(now, successor));
        Notice notice = notice(Kind.SUCCEEDED.noun(), now, "承继", words(now, successor) + "理由：" + terms.reason());
        return files.carryOut(
                        connection,
                        new Change(actor, new Concern(now.uscc(), terms.on().getYear(), null), CAUSE, notice),
                        concerned(now, successor),
                        entry -> changes.add(
                                connection,
                                now,
                                written,
                                new Stated(terms.on(), terms.reason(), terms.documentNo(), FileEntry.of(entry))))
                .chain(() -> tellWhoIsMissed(connection, now, actor));
    }

    /** Whom a successor no longer stands for belongs on the lists that it was taken off: its league and the region are told. */
    private Uni<Void> tellWhoIsMissed(SqlConnection connection, Institution now, Actor actor) {
        return connection
                .preparedQuery("select case_id, year, uscc, lead_league from register.missed_from_lists("
                        + "register.absorbed_codes($1) || $1)")
                .execute(Tuple.of(now.uscc()))
                .map(rows -> rows.stream()
                        .flatMap(row -> Stream.of(Recipient.league(row.getString("lead_league")), Recipient.REGION)
                                .map(recipient -> missed(row, recipient)))
                        .toList())
                .chain(letters -> inbox.deliver(connection, letters, actor));
    }

    private Letter missed(Row row, Recipient recipient) {
        String uscc = row.getString("uscc");
        int year = row.getInteger("year");
        return new Letter(
                recipient,
                year,
                row.getUUID("case_id"),
                "missed",
                uscc + "应当恢复列入" + year + "年度参评名单",
                "承继关系变更或者撤销后，没有承继机构代替其参评；该机构当年有服务记录或者有效的失信信息，由牵头盟市恢复列入名单，依程序评价后另行上报。",
                Clause.of(Provision.A20_ITEM_1).as(Interpretation.I_3),
                null,
                null,
                clock.today());
    }

    private Uni<Void> ask(
            SqlConnection connection, Institution now, @Nullable String successor, Terms terms, Actor actor) {
        Notice notice = notice(
                "succession-request",
                now,
                now.successor() == null ? "承继关系拟登记" : "承继关系拟变更",
                "有工作人员提出：" + words(now, successor) + "须由另一名工作人员决定后生效，此前承继关系不变。理由：" + terms.reason());
        return told(connection, now, successor, notice, actor)
                .chain(() -> requests.ask(connection, now, successor, terms, actor));
    }

    private Uni<Void> told(
            SqlConnection connection, Institution now, @Nullable String successor, Notice notice, Actor actor) {
        return files.carryOut(
                connection,
                new Change(actor, new Concern(now.uscc(), clock.today().getYear(), null), ASKED, notice),
                concerned(now, successor),
                entry -> Uni.createFrom().voidItem());
    }

    private static Notice refused(Institution now, SuccessionRequest request, Decision decision) {
        return notice(
                "succession-refusal",
                now,
                "承继关系不予变更",
                "对“" + words(now, request.successor()) + "”的申请不予确认，承继关系不变。理由：" + decision.words());
    }

    private static Notice notice(String kind, Institution now, String title, String words) {
        return new Notice(kind, "机构" + title + "：" + now.name(), words, BASIS, null);
    }

    private static String words(Institution now, @Nullable String successor) {
        if (successor == null) {
            return "撤销由" + now.successor() + "承继的关系。";
        }
        return now.successor() == null
                ? "由" + successor + "承继。" + CARRIED
                : "承继机构由" + now.successor() + "变更为" + successor + "。" + CARRIED;
    }

    private static List<String> concerned(Institution now, @Nullable String successor) {
        return Stream.of(now.uscc(), now.successor(), successor)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** A successor is registered, and does not lead back; nobody is always possible. */
    private Uni<Void> requirePossible(SqlConnection connection, String uscc, @Nullable String successor) {
        return successor == null
                ? Uni.createFrom().voidItem()
                : changes.successor(connection, uscc, successor)
                        .invoke(found -> requirePossible(found, successor))
                        .replaceWithVoid();
    }

    private static void requirePossible(Successor found, String successor) {
        if (!found.isKnown()) {
            throw impossible(RefusalCode.UNKNOWN_INSTITUTION, "承继机构不在基础名录库内", successor);
        }
        if (found.leadsBack()) {
            throw impossible(RefusalCode.CONFLICTING_DUPLICATE, "承继关系不能循环", successor);
        }
    }

    private static RefusalException impossible(RefusalCode code, String detail, String successor) {
        return Refusal.of(code, detail).under(BASIS).at("successor", successor).asException();
    }

    /** Nothing of that number was asked. */
    static RefusalException none() {
        return RefusalException.of(RefusalCode.NO_SUCH_ACTION, "该机构的承继没有这一编号的变更申请");
    }
}
