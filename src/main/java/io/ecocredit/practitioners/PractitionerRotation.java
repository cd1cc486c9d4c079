package io.ecocredit.practitioners;

import io.agroal.api.AgroalDataSource;
import io.ecocredit.imports.RowBatch;
import io.ecocredit.platform.database.WholeReach;
import io.ecocredit.platform.privacy.PersonalDataCipher;
import io.ecocredit.platform.privacy.UnreadableException;
import io.ecocredit.platform.sql.OverJdbc;
import io.ecocredit.practitioners.PractitionerDigests.Digested;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.agroal.DataSource;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Brings what is kept of practitioners under the active suite and keys, a batch a transaction, while the service works and
 * even while another rotation does (A36). Rows that somebody else holds are left for the next pass; a row is replaced only
 * as it was read, so no change is lost. Blocks.
 */
@Singleton
@Cites(provisions = Provision.A36_PARAGRAPH_1)
public class PractitionerRotation {

    private static final int BATCH = 200;

    private final AgroalDataSource database;
    private final PersonalDataCipher cipher;
    private final PractitionerDigests digests;

    PractitionerRotation(
            @DataSource("practitioners") AgroalDataSource database,
            PersonalDataCipher cipher,
            PractitionerDigests digests) {
        this.database = database;
        this.cipher = cipher;
        this.digests = digests;
    }

    /**
     * What became of a batch.
     *
     * @param last number of its last practitioner, from which the next batch goes on; empty when there was none
     * @param renewed people now under the active keys
     * @param unreadable people left as they are, because a key of theirs is gone
     */
    record Batch(String last, int renewed, int unreadable) {
        boolean isEmpty() {
            return last.isEmpty();
        }
    }

    /** What a rotation did. */
    public record Outcome(long renewed, long unreadable) {}

    /**
     * Goes over all people until nobody is left who can be renewed. Who is held by somebody else to the end stays outdated,
     * as {@link KeysInUse} then tells.
     *
     * @param progress hears after each batch how many people were renewed so far
     */
    public Outcome all(LongConsumer progress) throws SQLException {
        long renewed = 0;
        long before;
        long unreadable;
        do {
            before = renewed;
            unreadable = 0;
            for (Batch batch = next(""); !batch.isEmpty(); batch = next(batch.last())) {
                renewed += batch.renewed();
                unreadable += batch.unreadable();
                progress.accept(renewed);
            }
        } while (renewed > before);
        return new Outcome(renewed, unreadable);
    }

    /**
     * Takes the next people who are under another suite or key.
     *
     * @param after number of the last practitioner of the batch before; empty to begin
     */
    Batch next(String after) throws SQLException {
        return WholeReach.inOneTransaction(database, connection -> {
            List<StoredPractitioner> outdated = outdated(connection, after);
            RowBatch renewed = new RowBatch();
            int unreadable = 0;
            for (StoredPractitioner before : outdated) {
                try {
                    add(renewed, before);
                } catch (UnreadableException keyIsGone) {
                    unreadable++;
                }
            }
            store(connection, renewed);
            return new Batch(
                    outdated.isEmpty() ? "" : outdated.getLast().number(), outdated.size() - unreadable, unreadable);
        });
    }

    private List<StoredPractitioner> outdated(Connection connection, String after) throws SQLException {
        return StoredPractitioner.ROWS.all(OverJdbc.query(
                connection,
                "select " + StoredPractitioner.COLUMNS + """
                        from practitioners.practitioners, (select $1::bytea as active) as sealing
                        where practitioner_no > $2 and erased_on is null
                            and (practitioners.key_mark(identity_encrypted) <> active
                                or practitioners.key_mark(name_encrypted) <> active
                                or practitioners.key_mark(phone_encrypted) <> active
                                or digested_with <> $3)
                        order by practitioner_no limit $4
                        for update of practitioners skip locked
                        """,
                Tuple.of(cipher.sealing().prefix(), after, cipher.digesting().label(), BATCH)));
    }

    private void add(RowBatch batch, StoredPractitioner before) {
        StoredPractitioner after = before.sealedAnew(cipher);
        Digested digested = digests.of(before.open(cipher));
        batch.add(
                before.number(),
                before.identity(),
                after.identity(),
                after.name(),
                after.phone(),
                digested.person(),
                digested.row(),
                digested.key());
    }

    private static void store(Connection connection, RowBatch renewed) throws SQLException {
        renewed.execute(connection, """
                update practitioners.practitioners p
                set identity_encrypted = decode(t.identity, 'hex'), name_encrypted = decode(t.name, 'hex'),
                    phone_encrypted = decode(t.phone, 'hex'), identity_index = decode(t.person, 'hex'),
                    fingerprint = t.fingerprint, digested_with = t.digested_with
                from unnest(?, ?, ?, ?, ?, ?, ?, ?) as t
                    (practitioner_no, before, identity, name, phone, person, fingerprint, digested_with)
                where p.practitioner_no = t.practitioner_no and p.identity_encrypted = decode(t.before, 'hex')
                """);
    }
}
