package io.ecocredit.regulation.grading;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;

/** What an adverse grade rests on. A direct rating goes before a low score. */
@Cites(value = Article.A18, provisions = Provision.A16_PARAGRAPH_2)
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
