package io.ecocredit.imports;

import io.ecocredit.imports.SettledAuthorities.Settlement;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Actor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.function.LongFunction;

/** Doubts about institutions, their engagements and records. */
@Singleton
class InstitutionDoubts extends DoubtBook {

    private final SettledAuthorities settled;

    InstitutionDoubts(Inside inside, LegalClock clock, SettledAuthorities settled) {
        super(inside, clock);
        this.settled = settled;
    }

    @Override
    protected Uni<Void> follow(
            SqlConnection connection, Settlement settlement, Actor officer, LongFunction<Uni<Void>> keep) {
        return settled.follow(connection, settlement, officer, keep);
    }

    /** An exclusion is called by its institution and its day, an engagement by its fingerprint, and a warning as its record. */
    @Override
    protected String subject() {
        return """
                select case $1::text
                    when 'institutions' then $2::text
                    when 'exclusions' then split_part($2::text, ' ', 1)
                    when 'engagements' then (select e.uscc from register.engagements e where e.fingerprint = $2::text limit 1)
                    else (select r.uscc from register.records r where r.record_no = $2::text) end
                """;
    }
}
