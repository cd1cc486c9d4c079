package io.ecocredit.practitioners;

import io.ecocredit.imports.RaisedDoubts;
import io.ecocredit.platform.clock.LegalClock;
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
import java.util.stream.Stream;

/** Writes practitioners one by one. */
@Singleton
class RegistrationRepository extends EntityRepository<RegisteredPractitioner, String> {

    private static final String WAITED_TOO_LONG = "55P03";

    private final PersonalDataCipher cipher;
    private final PractitionerDigests digests;
    private final LegalClock clock;
    private final PractitionersImport rules;
    private final HomeLetters homes;

    RegistrationRepository(
            PersonalDataCipher cipher,
            PractitionerDigests digests,
            LegalClock clock,
            PractitionersImport rules,
            HomeLetters homes) {
        super(Side.PRACTITIONERS);
        this.cipher = cipher;
        this.digests = digests;
        this.clock = clock;
        this.rules = rules;
        this.homes = homes;
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

    /** Somebody new to the registering league, under the stated number; as one person with whoever has the same identity. */
    Uni<String> add(SqlConnection connection, StatedPractitioner stated, long entry) {
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
        String[] known = digests.everyOfPerson(person.identityNumber()).toArray(String[]::new);
        String[] number = Stream.generate(person::number).limit(known.length).toArray(String[]::new);
        return on(connection, () -> persist(registered))
                .chain(() -> Statements.run(
                        connection, "select practitioners.know_same_persons($1, $2)", Tuple.of(number, known)))
                .chain(() -> homes.tell(connection, entry))
                .chain(() -> RaisedDoubts.raise(connection, rules, person, stated.doubts(), clock.now()))
                .replaceWith(person.number());
    }
}
