package io.ecocredit.practitioners;

import io.ecocredit.platform.database.EntityRepository;
import io.ecocredit.platform.database.Side;
import io.ecocredit.platform.privacy.PersonalDataCipher;
import io.ecocredit.platform.sql.SqlState;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.platform.sql.Turns;
import io.ecocredit.practitioners.PractitionerDigests.Digested;
import io.ecocredit.practitioners.PractitionersImport.Row;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.HexFormat;

/** Writes practitioners one by one. */
@Singleton
class RegistrationRepository extends EntityRepository<RegisteredPractitioner, String> {

    private static final String WAITED_TOO_LONG = "55P03";

    private final PersonalDataCipher cipher;
    private final PractitionerDigests digests;

    RegistrationRepository(PersonalDataCipher cipher, PractitionerDigests digests) {
        super(Side.PRACTITIONERS);
        this.cipher = cipher;
        this.digests = digests;
    }

    /** One registration after the other and none beside a file of practitioners, so that nobody gets two numbers. */
    Uni<Void> waitForTurn(SqlConnection connection) {
        return connection
                .query("select set_config('lock_timeout', '5000', true)")
                .execute()
                .chain(() -> Turns.take(connection, "import practitioners"))
                .onFailure(failure -> WAITED_TOO_LONG.equals(SqlState.of(failure)))
                .transform(late -> RefusalException.of(RefusalCode.IMPORT_RUNNING, "正在导入同类文件，请稍后重试"))
                .chain(() -> connection
                        .query("select set_config('lock_timeout', '0', true)")
                        .execute())
                .replaceWithVoid();
    }

    Uni<Boolean> isInstitution(SqlConnection connection, String uscc) {
        return connection
                .preparedQuery("select from register.known_institutions($1)")
                .execute(Tuple.of(new String[] {uscc}))
                .map(rows -> rows.rowCount() > 0);
    }

    /** The number of the person, which is the stated one when the register had nobody with that identity. */
    Uni<String> meetOrAdd(SqlConnection connection, StatedPractitioner stated, long entry) {
        Row person = stated.person();
        return connection
                .preparedQuery("select practitioners.meet_person($1, $2)")
                .execute(Tuple.of(
                        digests.everyOfPerson(person.identityNumber()).toArray(String[]::new), person.division()))
                .flatMap(rows -> {
                    String met = Statements.onlyOrNull(rows, String.class);
                    return met == null
                            ? add(connection, stated, entry)
                            : Uni.createFrom().item(met);
                });
    }

    private Uni<String> add(SqlConnection connection, StatedPractitioner stated, long entry) {
        Row person = stated.person();
        Digested digested = digests.of(person);
        RegisteredPractitioner registered = new RegisteredPractitioner();
        registered.number = person.number();
        registered.identityEncrypted = PersonalField.IDENTITY.sealed(cipher, person.number(), person.identityNumber());
        registered.nameEncrypted = PersonalField.NAME.sealed(cipher, person.number(), person.name());
        registered.phoneEncrypted =
                stated.phone() == null ? null : PersonalField.PHONE.sealed(cipher, person.number(), stated.phone());
        registered.identityIndex = HexFormat.of().parseHex(digested.person());
        registered.fingerprint = digested.row();
        registered.digestedWith = digested.key();
        registered.employer = person.employer();
        registered.division = person.division();
        registered.entryId = entry;
        return on(connection, () -> persist(registered)).replaceWith(person.number());
    }
}
