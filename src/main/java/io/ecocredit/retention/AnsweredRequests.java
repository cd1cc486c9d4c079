package io.ecocredit.retention;

import io.agroal.api.AgroalDataSource;
import io.ecocredit.platform.database.Side;
import io.ecocredit.regulation.disclosure.KindOfData;
import io.quarkus.agroal.DataSource;
import jakarta.inject.Singleton;
import java.sql.SQLException;

/** Answers kept for repeated requests, on both sides; a repetition finds none that has had its time, deleted or not. */
@Singleton
final class AnsweredRequests implements Expiry {

    private final Expiry institutions;
    private final Expiry persons;

    AnsweredRequests(AgroalDataSource institutions, @DataSource("practitioners") AgroalDataSource persons) {
        this.institutions = new OfOneSide(institutions, Side.REGISTER);
        this.persons = new OfOneSide(persons, Side.PRACTITIONERS);
    }

    @Override
    public KindOfData kind() {
        return KindOfData.ANSWERED_REQUESTS;
    }

    @Override
    public long due(Day day) throws SQLException {
        return institutions.due(day) + persons.due(day);
    }

    @Override
    public long end(Day day) throws SQLException {
        return institutions.end(day) + persons.end(day);
    }

    private static final class OfOneSide extends DeletedRows {

        OfOneSide(AgroalDataSource database, Side side) {
            super(KindOfData.ANSWERED_REQUESTS, database, new Statements("""
                    select count(*) from %s.idempotency_keys where recorded_at < ?
                    """.formatted(side.schema()), """
                    delete from %1$s.idempotency_keys where (client, operation, target, key) in (
                        select client, operation, target, key from %1$s.idempotency_keys
                        where recorded_at < ? limit ? for update skip locked)
                    """.formatted(
                            side.schema())));
        }
    }
}
