package io.ecocredit.regulation.text;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A place in a legal text that can be cited: an article, what stands within it, an annex or one of its rows. Places are
 * constants, so that nothing can be cited which is not there.
 */
public sealed interface Place permits Article, Provision, Point, Annex, AnnexRow, StatuteArticle {

    LegalText text();

    /** The place as Chinese law cites it, such as 第十六条第二款 or 附件1第9项. */
    String citation();

    /**
     * The place that data name by its words.
     *
     * @throws IllegalArgumentException when the text has no such place
     */
    static Place of(LegalText text, String citation) {
        Place place = Index.OF_ALL.getOrDefault(text, Map.of()).get(citation);
        if (place == null) {
            throw new IllegalArgumentException(text.number() + "没有“" + citation + "”");
        }
        return place;
    }

    /** Every place of every text by its words. */
    final class Index {
        private static final Map<LegalText, Map<String, Place>> OF_ALL = Stream.<List<? extends Place>>of(
                        List.of(Article.values()),
                        List.of(Provision.values()),
                        Point.OF_ARTICLE_18,
                        List.of(Annex.values()),
                        Stream.of(Annex.values()).flatMap(Annex::everyRow).toList(),
                        List.of(StatuteArticle.values()))
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(
                        Place::text, Collectors.toUnmodifiableMap(Place::citation, Function.identity())));

        private Index() {}
    }
}
