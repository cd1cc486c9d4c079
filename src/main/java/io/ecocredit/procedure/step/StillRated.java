package io.ecocredit.procedure.step;

import io.ecocredit.platform.database.ActingPool;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.platform.sql.OneByOne;
import io.ecocredit.procedure.line.Case;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.procedure.line.Weighed;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Whether a rating that was made known would still be made: a record that was withdrawn or quashed since never counted (A31,
 * I-25), so nobody is written to on its strength (A21.4), also where others that were never told would be enough. What was rectified since changes nothing: from then on there is only
 * repair (A26, A28), so the records are weighed as of the day of the finding.
 */
@Cites(value = Article.A31, provisions = Provision.A21_ITEM_4, settles = Interpretation.I_25)
final class StillRated {

    private StillRated() {}

    /** @throws io.ecocredit.regulation.text.RefusalException 409 when the result would be another, by records that hold today */
    static <C extends Case> Uni<Void> require(SqlConnection connection, Line<C, ?> line, C subject, Actor officer) {
        return ActingPool.asTheService(connection, officer, () -> holds(connection, line, subject))
                .invoke(holds -> Require.that(
                        holds,
                        () -> Refusal.of(
                                        RefusalCode.STEP_OUT_OF_ORDER,
                                        "评定所依据的信用信息已经撤回或者撤销，其余的信息不足以评定为生态环境失信个人，不得函告（" + Article.A31.citation() + "）")
                                .under(Clause.of(Provision.A21_ITEM_4).as(Interpretation.I_25))
                                .asException()))
                .replaceWithVoid();
    }

    /** Whether it would; asked by the service, which sees all that a rating rests on. */
    private static <C extends Case> Uni<Boolean> holds(SqlConnection connection, Line<C, ?> line, C subject) {
        return fallen(connection, line, List.of(subject)).map(List::isEmpty);
    }

    /** Those of some that would be rated otherwise now; asked by the service. */
    static <C extends Case> Uni<List<C>> fallen(SqlConnection connection, Line<C, ?> line, List<C> told) {
        Map<LocalDate, List<C>> byDay = told.stream()
                .collect(Collectors.groupingBy(each -> finding(each).at(), TreeMap::new, Collectors.toList()));
        return OneByOne.each(
                        byDay.entrySet(),
                        each -> line.weigh(connection, each.getValue(), each.getKey())
                                .map(now -> each.getValue().stream()
                                        .filter(one -> isOther(one, now))
                                        .toList()))
                .map(found -> found.stream().flatMap(List::stream).toList());
    }

    private static Case.Finding finding(Case told) {
        return Objects.requireNonNull(told.finding());
    }

    private static boolean isOther(Case known, Map<UUID, Weighed> now) {
        Weighed told = finding(known).weighed();
        Weighed today = Objects.requireNonNull(now.get(known.id()));
        return !told.burden().equals(today.burden()) || !today.restsOn().containsAll(told.restsOn());
    }
}
