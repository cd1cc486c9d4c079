package io.ecocredit.practitioners;

import io.ecocredit.imports.DoubtBook;
import io.ecocredit.imports.SettledAuthorities.Settlement;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.identity.Actor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.LongFunction;

/** Doubts about persons and their records. */
@Singleton
class PractitionerDoubts extends DoubtBook {

    private final PersonsEntry entry;

    PractitionerDoubts(PersonsSide persons, LegalClock clock, PersonsEntry entry) {
        super(persons, clock);
        this.entry = entry;
    }

    /** Whom the record is of is looked at again, since it says of how many departments records are (I-18). */
    @Override
    protected Uni<Void> follow(
            SqlConnection connection, Settlement settlement, Actor officer, LongFunction<Uni<Void>> keep) {
        return entry.write(connection, officer, "authority-settlement", List.of(settlement.record()), keep);
    }

    @Override
    protected String subject() {
        return """
                select case $1::text when 'practitioners' then $2::text
                    else (select r.practitioner_no from practitioners.records r where r.record_no = $2::text) end
                """;
    }
}
