package io.ecocredit.institutions;

import io.ecocredit.institutions.FileChange.Change;
import io.ecocredit.institutions.FileChange.Concern;
import io.ecocredit.institutions.FileChange.Notice;
import io.ecocredit.institutions.InstitutionChange.Kind;
import io.ecocredit.institutions.InstitutionChange.Said;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.database.TakenKey;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Once;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.InstitutionKind;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Amends the directory and points institutions to their successors (I-3). Former names stay and are found; what is public says
 * the new name in the same transaction. A successor does not take over records: each code keeps its own file.
 */
@Singleton
@Cites(
        value = {Article.A10, Article.A15, Article.A31},
        settles = Interpretation.I_3)
public class InstitutionChangeService {

    private static final String CAUSE = "DIRECTORY";
    private static final Clause BASIS = Clause.of(Interpretation.I_3);

    private final Inside inside;
    private final InstitutionRepository repository;
    private final FileChange files;
    private final Desk desk;

    /** What is asked beside the directory. */
    @Singleton
    record Desk(Once once, Divisions divisions, LegalClock clock) {
        LocalDate today() {
            return clock.today();
        }
    }

    InstitutionChangeService(Inside inside, InstitutionRepository repository, FileChange files, Desk desk) {
        this.inside = inside;
        this.repository = repository;
        this.files = files;
        this.desk = desk;
    }

    /** A change as it was asked for, of an institution as it was seen at a version. */
    record Wanted(Uscc uscc, long version, Kind kind, InstitutionChangeOrder order) {}

    /** @throws ProblemException 404 when the institution's file is not open to the reader */
    Uni<List<InstitutionChange>> history(Uscc uscc, Actor reader) {
        return inside.as(
                reader, connection -> OpenFiles.require(connection, uscc).chain(() -> changes(connection, uscc)));
    }

    /**
     * Changes an institution, once for each key.
     *
     * @throws ProblemException 404 unknown, 403 for another league, 412 when it was changed meanwhile, 400 or 409 with the
     *     clause when this cannot be
     */
    Uni<Answered> change(Wanted wanted, Act act, @Nullable Repeat repeat, Function<Institution, Answer> answering) {
        return desk.once()
                .doing(
                        inside,
                        act,
                        repeat,
                        connection -> change(connection, wanted, act.actor()).map(answering));
    }

    /** The same without a key. */
    Uni<Institution> change(Wanted wanted, Act act) {
        return inside.doing(act, connection -> change(connection, wanted, act.actor()));
    }

    private Uni<Institution> change(SqlConnection connection, Wanted wanted, Actor actor) {
        return require(connection, wanted.uscc())
                .invoke(now -> requireRegistering(now, actor))
                .invoke(now -> {
                    if (now.version() != wanted.version()) {
                        throw movedOn();
                    }
                })
                .call(now -> wanted.kind() == Kind.AMENDED
                        ? amend(connection, now, wanted.order(), actor)
                        : succeed(connection, now, wanted.order(), actor))
                .chain(() -> require(connection, wanted.uscc()));
    }

    private Uni<Institution> require(SqlConnection connection, Uscc uscc) {
        return repository
                .find(connection, uscc)
                .map(found -> found.stream().findFirst().orElseThrow(OpenFiles::none));
    }

    /** The league of registration keeps the directory; of who is registered elsewhere, every league that has the file. */
    private void requireRegistering(Institution now, Actor actor) {
        String division = now.division();
        if (actor.league() != null
                && division != null
                && !actor.league().equals(desk.divisions().ownerOf(division))) {
            throw Refusal.of(RefusalCode.OTHER_LEAGUE, "由登记地盟市变更")
                    .under(Clause.of(Article.A7, "第三款"))
                    .asException();
        }
    }

    private Uni<Void> amend(SqlConnection connection, Institution now, InstitutionChangeOrder order, Actor actor) {
        Said said = order.amended(now.said(), desk.divisions());
        String renamed = said.name().equals(now.name()) ? "" : "名称由“" + now.name() + "”变更为“" + said.name() + "”。";
        return carryOut(connection, now, new Written(Kind.AMENDED, said, now.successor(), renamed), order, actor);
    }

    private Uni<Void> succeed(SqlConnection connection, Institution now, InstitutionChangeOrder order, Actor actor) {
        Uscc named = order.namedSuccessor(new Uscc(now.uscc()));
        String successor = named == null ? null : named.value();
        if (successor == null && now.successor() == null) {
            throw ProblemException.invalid("successor", null, "须写明承继机构的统一社会信用代码");
        }
        return takeTurn(connection)
                .chain(() -> successor == null
                        ? Uni.createFrom().voidItem()
                        : requirePossible(connection, now.uscc(), successor))
                .chain(() -> carryOut(
                        connection,
                        now,
                        new Written(
                                Kind.SUCCEEDED,
                                now.said(),
                                successor,
                                successor == null ? "撤销承继关系。" : "由" + successor + "承继。"),
                        order,
                        actor));
    }

    /** Successions follow one another, so that no two of them close a circle that neither sees. */
    private static Uni<Void> takeTurn(SqlConnection connection) {
        return connection
                .query("select pg_advisory_xact_lock(hashtextextended('successions', 2024021))")
                .execute()
                .replaceWithVoid();
    }

    /** A successor is registered, and does not lead back. */
    private static Uni<Void> requirePossible(SqlConnection connection, String uscc, String successor) {
        return connection
                .preparedQuery("""
                        select exists (select from register.known_institutions(array[$2])),
                            $1 = register.last_successor($2)
                        """)
                .execute(Tuple.of(uscc, successor))
                .invoke(rows -> {
                    Row row = rows.iterator().next();
                    if (!row.getBoolean(0)) {
                        throw Refusal.of(RefusalCode.UNKNOWN_INSTITUTION, "承继机构不在基础名录库内")
                                .under(BASIS)
                                .at("successor", successor)
                                .asException();
                    }
                    if (Boolean.TRUE.equals(row.getBoolean(1))) {
                        throw Refusal.of(RefusalCode.CONFLICTING_DUPLICATE, "承继关系不能循环")
                                .under(BASIS)
                                .at("successor", successor)
                                .asException();
                    }
                })
                .replaceWithVoid();
    }

    /** A change with all that it says. */
    private record Written(Kind kind, Said said, @Nullable String successor, String words) {}

    private Uni<Void> carryOut(
            SqlConnection connection, Institution now, Written written, InstitutionChangeOrder order, Actor actor) {
        LocalDate on = order.day(desk.today());
        String reason = order.requiredReason();
        return files.carryOut(
                connection,
                new Change(
                        actor,
                        new Concern(now.uscc(), on.getYear(), null),
                        CAUSE,
                        new Notice(
                                written.kind().noun(),
                                "机构" + written.kind().label() + "：" + now.name(),
                                written.words() + "理由：" + reason,
                                BASIS,
                                null)),
                entry -> insert(connection, now, written, Tuple.of(on, reason, order.documentNo(), entry)));
    }

    private static Uni<Void> insert(SqlConnection connection, Institution now, Written written, Tuple stated) {
        return connection
                .preparedQuery("""
                        insert into register.institution_changes (changed_on, reason, document_no, entry_id, uscc, change_no,
                            kind, former_name, name, former_kinds, kinds, former_division, division, successor)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
                        """)
                .execute(stated.addString(now.uscc())
                        .addInteger(Math.toIntExact(now.version()))
                        .addString(written.kind().name())
                        .addString(now.name())
                        .addString(written.said().name())
                        .addArrayOfString(codes(now.kinds()))
                        .addArrayOfString(codes(written.said().kinds()))
                        .addString(now.division())
                        .addString(written.said().division())
                        .addString(written.successor()))
                .onFailure(TakenKey::isWhy)
                .transform(taken -> movedOn())
                .replaceWithVoid();
    }

    private static String[] codes(List<InstitutionKind> kinds) {
        return kinds.stream().map(InstitutionKind::name).toArray(String[]::new);
    }

    private static ProblemException movedOn() {
        return new ProblemException(412, "PRECONDITION_FAILED", "该机构的登记已有新的变更，请重新读取后再试");
    }

    private static Uni<List<InstitutionChange>> changes(SqlConnection connection, Uscc uscc) {
        return connection
                .preparedQuery("""
                        select c.change_no, c.kind, c.changed_on, c.former_name, c.former_kinds, c.former_division, c.name,
                            c.kinds, c.division, c.successor, c.reason, c.document_no, e.recorded_at
                        from register.institution_changes c join register.entries e on e.entry_id = c.entry_id
                        where c.uscc = $1 order by c.change_no
                        """)
                .execute(Tuple.of(uscc.value()))
                .map(rows -> rows.stream().map(InstitutionChangeService::change).toList());
    }

    private static InstitutionChange change(Row row) {
        Kind kind = Kind.valueOf(row.getString(1));
        return new InstitutionChange(
                row.getInteger(0),
                kind,
                kind.label(),
                row.getLocalDate(2),
                said(row, 3),
                said(row, 6),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getOffsetDateTime(12).toInstant());
    }

    private static Said said(Row row, int first) {
        return new Said(
                row.getString(first),
                Arrays.stream(row.getArrayOfStrings(first + 1))
                        .map(InstitutionKind::valueOf)
                        .toList(),
                row.getString(first + 2));
    }
}
