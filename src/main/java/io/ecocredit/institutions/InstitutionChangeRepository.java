package io.ecocredit.institutions;

import io.ecocredit.institutions.ChangedInstitution.Place;
import io.ecocredit.institutions.InstitutionChange.Kind;
import io.ecocredit.institutions.InstitutionChange.Said;
import io.ecocredit.platform.database.EntityRepository;
import io.ecocredit.platform.database.Side;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.platform.sql.SqlState;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was changed in the directory, and who succeeds whom (I-3). Every method works in the transaction it is given. */
@Singleton
class InstitutionChangeRepository extends EntityRepository<ChangedInstitution, Place> {

    private static final Rows<Successor> SUCCESSOR = Rows.of(Successor.class);

    private final FileQueries queries;

    InstitutionChangeRepository(FileQueries queries) {
        super(Side.REGISTER);
        this.queries = queries;
    }

    /** A change with all that it says. */
    record Written(Kind kind, Said said, @Nullable String successor, String words) {}

    /**
     * Whence a change is known.
     *
     * @param documentNo of the registration authority's paper
     */
    @Embeddable
    record Stated(
            LocalDate changedOn,
            String reason,
            @Nullable String documentNo,
            @Embedded FileEntry entry) {}

    /**
     * Who is to succeed an institution.
     *
     * @param isKnown whether it is registered
     * @param leadsBack whether its own successors lead to the institution again
     */
    record Successor(boolean isKnown, boolean leadsBack) {}

    /** The changes of an institution, the first first. */
    Uni<List<InstitutionChange>> changes(SqlConnection connection, Uscc uscc) {
        return on(
                connection,
                () -> queries.changes(uscc.value())
                        .map(all -> all.stream().map(ChangedInstitution::view).toList()));
    }

    Uni<Successor> successor(SqlConnection connection, String uscc, String successor) {
        return SUCCESSOR.one(connection, """
                select exists (select from register.known_institutions(array[$2])) as is_known,
                    coalesce($1 = register.last_successor($2), false) as leads_back
                """, Tuple.of(uscc, successor));
    }

    /** Whether a first succession is borne by what is published, or by what another league leads than whoever acts. */
    Uni<Boolean> isBorneByOthers(SqlConnection connection, @Nullable String successor) {
        return Statements.isOne(connection, "select where register.is_borne_by_others($1)", Tuple.of(successor));
    }

    /** Those that answer for an institution and for whoever has taken it over. */
    Uni<List<String>> leaguesAnswering(SqlConnection connection, @Nullable String uscc) {
        return Statements.texts(connection, "select register.leagues_answering($1)", Tuple.of(uscc));
    }

    /**
     * Adds a change.
     *
     * @param now as it was seen, whose version is taken when somebody changed it meanwhile
     * @throws RefusalException 412 when it was changed meanwhile
     */
    Uni<Void> add(SqlConnection connection, Institution now, Written written, Stated stated) {
        ChangedInstitution changed = new ChangedInstitution();
        changed.id = new Place(now.uscc(), Math.toIntExact(now.version()));
        changed.kind = written.kind();
        changed.before = new Said(now.name(), now.kinds(), now.division());
        changed.after = written.said();
        changed.successor = written.successor();
        changed.stated = stated;
        return on(connection, () -> persist(changed))
                .onFailure(SqlState::isTakenKey)
                .transform(taken -> movedOn())
                .replaceWithVoid();
    }

    /** Somebody was quicker. */
    static RefusalException movedOn() {
        return RefusalException.of(RefusalCode.PRECONDITION_FAILED, "该机构的登记已有新的变更，请重新读取后再试");
    }
}
