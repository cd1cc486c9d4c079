package io.ecocredit.grades;

import io.ecocredit.grades.GradeResource.Suggestion;
import io.ecocredit.platform.sql.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Names nearest to what was typed, for whoever mistyped one: present and former names, each found by an index however many
 * there are. What is one mistake from a whole name is found for certain; what was meant for a part of one, or has more
 * mistakes, is found by the pairs of characters that are left of it.
 */
final class NameSuggestions {

    private static final int MOST = 5;

    /** How many names of one key, or of two pairs of characters, are looked at. */
    private static final int OF_ONE_KEY = 200;

    private static final int OF_TWO_PAIRS = 1000;

    /** How many names that share most with what was typed are looked at more closely. */
    private static final int NEAR_ENOUGH = 300;

    /** One mistake spoils three neighbouring pairs at most, so of five two are left. */
    private static final int FEW_PAIRS = 5;

    private static final Rows<NearNames.Named> NAMED = Rows.of(NearNames.Named.class);

    private final Pool pool;
    private final WordFrequencies frequencies;

    NameSuggestions(Pool pool, WordFrequencies frequencies) {
        this.pool = pool;
        this.frequencies = frequencies;
    }

    /** @param words folded, as the names are */
    Uni<List<Suggestion>> near(List<String> words) {
        NearNames near = new NearNames(String.join("", words));
        return oneMistakeOff(String.join("", words))
                .map(near::oneMistakeOff)
                .flatMap(found -> found.isEmpty()
                        ? alike(words).map(alike -> near.nearest(alike, MOST))
                        : Uni.createFrom().item(near.nearest(found, MOST)));
    }

    /** Each key by itself: of all of them together the database thinks that it had better read every name. */
    private Uni<List<NearNames.Named>> oneMistakeOff(String typed) {
        return NAMED.all(pool, """
                select distinct found.uscc, found.name, found.folded
                from unnest(published.near_keys($1)) as key cross join lateral (
                    (select r.uscc, r.name, r.folded from published.results r
                        where r.latest and r.shown_until is null and published.near_keys(r.folded) @> array[key] limit %1$d)
                    union all
                    (select r.uscc, r.name, f.folded
                        from published.former_names f join published.results r on r.uscc = f.uscc
                        where r.latest and r.shown_until is null and published.near_keys(f.folded) @> array[key] limit %1$d)
                    ) as found
                """.formatted(OF_ONE_KEY), Tuple.of(typed));
    }

    /** Names with a pair that few have, or with two of the rarest; those that share most pairs and characters. */
    private Uni<List<NearNames.Named>> alike(List<String> words) {
        List<String> pairs = WordFrequencies.pairs(words);
        List<String> rarest = frequencies.rarestPairs(words, FEW_PAIRS);
        List<String> ones = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (int one = 0; one < rarest.size(); one++) {
            int first = frequencies.isRare(rarest.get(one)) ? one : one + 1;
            for (int other = first; other < rarest.size(); other++) {
                ones.add(rarest.get(one));
                others.add(rarest.get(other));
            }
        }
        List<String> shared = Stream.concat(
                        pairs.stream(), String.join("", words).codePoints().mapToObj(Character::toString))
                .distinct()
                .toList();
        return NAMED.all(
                pool,
                """
                with alike as materialized (
                    select distinct found.uscc, found.name, found.folded
                    from unnest($1::text[], $2::text[]) as asked (one, other) cross join lateral (
                        (select r.uscc, r.name, r.folded from published.results r
                            where r.latest and r.shown_until is null
                                and published.bigrams(r.folded) @> array[asked.one, asked.other] limit %1$d)
                        union all
                        (select r.uscc, r.name, f.folded
                            from published.former_names f join published.results r on r.uscc = f.uscc
                            where r.latest and r.shown_until is null
                                and published.bigrams(f.folded) @> array[asked.one, asked.other] limit %1$d)
                        ) as found),
                counted as (
                    select a.*, (select count(*) from unnest($3::text[]) as part where position(part in a.folded) > 0) as shared
                    from alike a)
                select uscc, name, folded from counted where shared * 3 >= $4
                order by shared desc, length(folded), uscc limit %2$d
                """.formatted(OF_TWO_PAIRS, NEAR_ENOUGH),
                Tuple.of(
                        ones.toArray(String[]::new),
                        others.toArray(String[]::new),
                        shared.toArray(String[]::new),
                        pairs.size()));
    }
}
