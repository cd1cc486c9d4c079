package io.ecocredit.practitioners.repairs;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.practitioners.repairs.PersonRepair.Recognition;
import io.ecocredit.practitioners.repairs.PersonRepairMove.Kind;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/** Enters what departments that produced a counted record say of the merit, once each (A29). */
@Singleton
@Cites({Article.A15, Article.A29})
class PersonRecognitions {

    private final PersonRepairRepository repository;
    private final PersonRepairNotices notices;
    private final LegalClock clock;

    PersonRecognitions(PersonRepairRepository repository, PersonRepairNotices notices, LegalClock clock) {
        this.repository = repository;
        this.notices = notices;
        this.clock = clock;
    }

    /** @throws io.ecocredit.regulation.text.RefusalException 400, 403 or 409 with the clause when it cannot be entered */
    Uni<Void> enter(SqlConnection connection, PersonRepair held, PersonRepairMove order, Actor officer) {
        Recognition said = order.recognition(held.rating().ratedOn(), clock.today());
        if (held.recognitionBy(said.authority()).isPresent()) {
            throw refusal(RefusalCode.STEP_OUT_OF_ORDER, "该单位已就本申请作出认定", said);
        }
        return repository
                .isPlaceOfService(connection, held, said.authority(), officer.league())
                .invoke(isPlace -> {
                    if (!isPlace) {
                        throw refusal(RefusalCode.WRONG_PARTY, "只由服务地盟市录入在本地产生信息的单位的认定", said);
                    }
                })
                .chain(() -> repository.recognise(connection, held.id(), said, officer.name()))
                .chain(() -> notices.recognised(connection, held, said, officer));
    }

    private static RuntimeException refusal(RefusalCode code, String detail, Recognition said) {
        return Refusal.of(code, detail)
                .under(Kind.RECOGNISE.clause())
                .at("authority", said.authority())
                .asException();
    }
}
