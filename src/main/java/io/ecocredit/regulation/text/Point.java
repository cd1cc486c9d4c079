package io.ecocredit.regulation.text;

import java.util.List;
import java.util.stream.IntStream;

/** A numbered point (目) within an item of an article. */
public record Point(Provision item, int number) implements Place {

    private static final int POINTS_OF_ITEM_2 = 7;

    /** The only points that the measure numbers and the catalogue cites. */
    static final List<Point> OF_ARTICLE_18 = IntStream.rangeClosed(1, POINTS_OF_ITEM_2)
            .mapToObj(number -> new Point(Provision.A18_ITEM_2, number))
            .toList();

    @Override
    public LegalText text() {
        return item.text();
    }

    @Override
    public String citation() {
        return item.citation() + "第" + number + "目";
    }
}
