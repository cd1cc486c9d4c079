package io.ecocredit.regulation.grading;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;

/** What an adverse grade rests on. A direct rating goes before a low score. */
@Cites({Article.A16, Article.A18})
public enum RatedBy {
    SCORE("按分值评定"),
    DIRECT("直接评定");

    private final String label;

    RatedBy(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
