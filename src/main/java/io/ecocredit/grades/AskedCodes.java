package io.ecocredit.grades;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;

import io.ecocredit.grades.GradeResource.Suggestion;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.regulation.subject.MistypedCode;
import io.ecocredit.regulation.subject.OrganisationCode;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which institution a code means as somebody wrote it: the whole code in any spelling, or the nine characters of the
 * organisation's code within it. What looks like a code and is none is told what is wrong and which published code is near.
 */
@Singleton
@Cites(settles = Interpretation.I_3)
class AskedCodes {

    private static final int MOST = 5;
    private static final String SHOWN_NOW = "r.latest and r.shown_until is null";
    private static final String SHOWN_THEN = "r.shown_from <= $2 and (r.shown_until is null or r.shown_until > $2)";
    private static final Rows<Suggestion> SUGGESTIONS = Rows.of(Suggestion.class);

    private final Pool pool;

    AskedCodes(@ReactiveDataSource("published") Pool pool) {
        this.pool = pool;
    }

    /**
     * The whole code.
     *
     * @throws io.ecocredit.regulation.text.RefusalException as {@link #whole(String, OffsetDateTime)} does
     */
    Uni<String> whole(String written) {
        return whole(written, null);
    }

    /**
     * The whole code, as it was public at an instant.
     *
     * @throws io.ecocredit.regulation.text.RefusalException 400 for what is no code, and for an organisation's that means several;
     *     404 for an organisation to whose code nothing answers
     */
    Uni<String> whole(String written, @Nullable OffsetDateTime shownAt) {
        String plain = Uscc.plain(written);
        if (Uscc.refusalOf(plain).isEmpty()) {
            return Uni.createFrom().item(plain);
        }
        return OrganisationCode.is(plain)
                ? ofOrganisations(List.of(plain), shownAt)
                        .map(found -> theOnly(found.getOrDefault(plain, List.of()), written))
                : refused("uscc", written);
    }

    private static String theOnly(List<String> whole, String written) {
        return switch (whole.size()) {
            case 0 -> throw GradeResource.noneFound();
            case 1 -> whole.getFirst();
            default ->
                throw OrganisationCode.ofSeveral(whole).at("uscc", written).asException();
        };
    }

    /** Fails with what is wrong with a text that is no code, and with the nearest published one. */
    <T> Uni<T> refused(String field, String written) {
        String plain = Uscc.plain(written);
        Refusal wrong = Uscc.refusalOf(plain).orElseThrow().at(field, written);
        return near(plain).map(found -> {
            throw told(wrong, found).asException();
        });
    }

    /** What is wrong, with the code that is near. */
    static Refusal told(Refusal wrong, Optional<Suggestion> near) {
        return near.map(found -> new Refusal(
                        wrong.code(),
                        wrong.nature(),
                        wrong.detail() + "；是否为" + found.uscc() + "（" + found.name() + "）",
                        wrong.clause(),
                        wrong.field(),
                        wrong.value()))
                .orElse(wrong);
    }

    private Uni<Optional<Suggestion>> near(String plain) {
        return like(plain).map(found -> found.stream().findFirst());
    }

    /** Institutions with a published result whose code is nearly what was typed, the likeliest first. */
    Uni<List<Suggestion>> like(String plain) {
        if (!MistypedCode.isLikeCode(plain)) {
            return Uni.createFrom().item(List.of());
        }
        return SUGGESTIONS.all(
                pool, """
                select r.uscc, r.name
                from unnest($1::text[]) with ordinality as m (uscc, place)
                    join published.results r on r.uscc = m.uscc collate "C"
                where r.latest and r.shown_until is null order by m.place limit $2
                """, Tuple.of(new MistypedCode(plain).meant().toArray(String[]::new), MOST));
    }

    /**
     * The whole codes that answer for organisations, in their order, by what was asked for: those with a public result, and
     * those whose successor has one.
     *
     * @param shownAt instant at which the result was public; null for now
     */
    Uni<Map<String, List<String>>> ofOrganisations(Collection<String> asked, @Nullable OffsetDateTime shownAt) {
        String[] organisations = asked.toArray(String[]::new);
        return pool.preparedQuery("""
                        select substr(r.uscc, 9, 9) as organisation, r.uscc from published.results r
                        where substr(r.uscc, 9, 9) = any($1) and %1$s
                        union
                        select substr(s.uscc, 9, 9), s.uscc from published.successions s
                        where substr(s.uscc, 9, 9) = any($1)
                            and exists (select from published.results r where r.uscc = s.successor and %1$s)
                        order by uscc
                        """.formatted(shownAt == null ? SHOWN_NOW : SHOWN_THEN))
                .execute(shownAt == null ? Tuple.of(organisations) : Tuple.of(organisations, shownAt))
                .map(rows -> rows.stream()
                        .collect(groupingBy(
                                row -> row.getString("organisation"),
                                mapping(row -> row.getString("uscc"), Collectors.toList()))));
    }

    /** Who has a public result and succeeds an institution that a code means, whole or the organisation's. */
    Uni<List<Suggestion>> successors(String plain) {
        return SUGGESTIONS.all(pool, """
                select distinct r.uscc, r.name
                from published.successions s join published.results r on r.uscc = s.successor
                where (s.uscc = $1 or substr(s.uscc, 9, 9) = $1) and r.latest and r.shown_until is null
                order by r.uscc limit $2
                """, Tuple.of(plain, MOST));
    }
}
