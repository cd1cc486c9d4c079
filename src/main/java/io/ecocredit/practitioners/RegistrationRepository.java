package io.ecocredit.practitioners;

import io.ecocredit.platform.database.Turns;
import io.ecocredit.platform.privacy.PersonalDataCipher;
import io.ecocredit.practitioners.PractitionerDigests.Digested;
import io.ecocredit.practitioners.PractitionersImport.Row;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;

/** Writes practitioners one by one. */
@Singleton
class RegistrationRepository {

    private static final String WAITED_TOO_LONG = "55P03";

    private final PersonalDataCipher cipher;
    private final PractitionerDigests digests;

    RegistrationRepository(PersonalDataCipher cipher, PractitionerDigests digests) {
        this.cipher = cipher;
        this.digests = digests;
    }

    /** One registration after the other and none beside a file of practitioners, so that nobody gets two numbers. */
    Uni<Void> waitForTurn(SqlConnection connection) {
        return connection
                .query("select set_config('lock_timeout', '5000', true)")
                .execute()
                .chain(() -> Turns.take(connection, "import practitioners"))
                .onFailure(failure -> failure instanceof PgException told && WAITED_TOO_LONG.equals(told.getSqlState()))
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
                    String met = rows.iterator().next().getString(0);
                    return met == null
                            ? add(connection, stated, entry)
                            : Uni.createFrom().item(met);
                });
    }

    private Uni<String> add(SqlConnection connection, StatedPractitioner stated, long entry) {
        Row person = stated.person();
        Digested digested = digests.of(person);
        String phone = stated.phone();
        return connection
                .preparedQuery("""
                        insert into practitioners.practitioners
                            (practitioner_no, identity_encrypted, name_encrypted, phone_encrypted, employer_uscc,
                             division, identity_index, fingerprint, digested_with, entry_id)
                        values ($1, decode($2, 'hex'), decode($3, 'hex'), decode($4, 'hex'), $5,
                            $6, decode($7, 'hex'), $8, $9, $10)
                        """)
                .execute(Tuple.tuple()
                        .addString(person.number())
                        .addString(PersonalField.IDENTITY.seal(cipher, person.number(), person.identityNumber()))
                        .addString(PersonalField.NAME.seal(cipher, person.number(), person.name()))
                        .addString(phone == null ? null : PersonalField.PHONE.seal(cipher, person.number(), phone))
                        .addString(person.employer())
                        .addString(person.division())
                        .addString(digested.person())
                        .addString(digested.row())
                        .addString(digested.key())
                        .addLong(entry))
                .replaceWith(person.number());
    }
}
