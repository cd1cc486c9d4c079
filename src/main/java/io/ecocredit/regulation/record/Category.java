package io.ecocredit.regulation.record;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import java.util.Arrays;
import java.util.Optional;

/** The categories of credit information (A9) other than the basic one, which is the institution's own entry. */
@Cites(
        value = {Article.A9, Article.A11, Article.A12, Article.A13, Article.A14},
        provisions = Provision.A15_ITEM_4)
public enum Category {
    MERIT("增信信息", 11, 6),
    HINT("提示性信息", 12, 3),
    GENERAL("一般失信信息", 13, 5),
    SERIOUS("严重失信信息", 14, 5);

    private final String label;
    private final int article;
    private final int items;

    Category(String label, int article, int items) {
        this.label = label;
        this.article = article;
        this.items = items;
    }

    public String label() {
        return label;
    }

    /** Whether records of this category may name an indicator of the annexes or of article 18. */
    public boolean isDishonesty() {
        return this == GENERAL || this == SERIOUS;
    }

    /** Whether an item such as {@code 13.4} stands in this category's article. */
    public boolean hasItem(String item) {
        return item.matches(article + "\\.[1-" + items + "]");
    }

    public static boolean isItem(String item) {
        return Arrays.stream(values()).anyMatch(category -> category.hasItem(item));
    }

    public static Optional<Category> of(String code) {
        return Arrays.stream(values())
                .filter(category -> category.name().equals(code))
                .findFirst();
    }
}
