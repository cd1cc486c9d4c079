package io.ecocredit.regulation.text;

import org.jspecify.annotations.Nullable;

/**
 * A place within an article (条) of 内环发〔2024〕21号: a paragraph (款) where it has several, or a numbered item (项). The name
 * says which; {@code ProvisionTest} compares the list with the measure's own text, so that no place can be cited that is not
 * there.
 */
public enum Provision implements Place {
    A3_PARAGRAPH_1,
    A3_PARAGRAPH_2,
    A3_PARAGRAPH_3,
    A5_ITEM_1,
    A5_ITEM_2,
    A5_ITEM_3,
    A5_ITEM_4,
    A6_PARAGRAPH_1,
    A6_PARAGRAPH_2,
    A6_PARAGRAPH_3,
    A7_PARAGRAPH_1("Names the principle; what follows from it stands in the other two paragraphs."),
    A7_PARAGRAPH_2,
    A7_PARAGRAPH_3,
    A10_ITEM_1,
    A10_ITEM_2,
    A10_ITEM_3,
    A11_ITEM_1,
    A11_ITEM_2,
    A11_ITEM_3,
    A11_ITEM_4,
    A11_ITEM_5,
    A11_ITEM_6,
    A12_ITEM_1,
    A12_ITEM_2,
    A12_ITEM_3,
    A13_ITEM_1,
    A13_ITEM_2,
    A13_ITEM_3,
    A13_ITEM_4,
    A13_ITEM_5,
    A14_ITEM_1,
    A14_ITEM_2,
    A14_ITEM_3,
    A14_ITEM_4,
    A14_ITEM_5,
    A15_ITEM_1,
    A15_ITEM_2,
    A15_ITEM_3,
    A15_ITEM_4,
    A15_ITEM_5,
    A16_PARAGRAPH_1,
    A16_PARAGRAPH_2,
    A16_PARAGRAPH_3,
    A17_PARAGRAPH_1,
    A17_PARAGRAPH_2,
    A17_PARAGRAPH_3,
    A18_ITEM_1,
    A18_ITEM_2,
    A18_ITEM_3,
    A18_ITEM_4,
    A18_ITEM_5,
    A18_ITEM_6,
    A20_ITEM_1,
    A20_ITEM_2,
    A20_ITEM_3,
    A20_ITEM_4,
    A20_ITEM_5,
    A20_ITEM_6,
    A20_ITEM_7,
    A21_ITEM_1,
    A21_ITEM_2,
    A21_ITEM_3,
    A21_ITEM_4,
    A24_PARAGRAPH_1("The duty to have warnings at all; the other paragraphs and article 25 say how."),
    A24_PARAGRAPH_2,
    A24_PARAGRAPH_3,
    A26_PARAGRAPH_1,
    A26_PARAGRAPH_2,
    A26_PARAGRAPH_3,
    A26_PARAGRAPH_4,
    A26_PARAGRAPH_5,
    A27_ITEM_1,
    A27_ITEM_2,
    A27_ITEM_3,
    A28_PARAGRAPH_1,
    A28_PARAGRAPH_2,
    A29_ITEM_1,
    A29_ITEM_2,
    A33_ITEM_1,
    A33_ITEM_2,
    A33_ITEM_3,
    A33_ITEM_4,
    A36_PARAGRAPH_1,
    A36_PARAGRAPH_2("Nothing is charged for and nobody is recommended: there is nothing to carry out."),
    A36_PARAGRAPH_3("Sanctions are acts of people.");

    private final Article article;
    private final String place;
    private final @Nullable String whyNotExecutable;

    Provision() {
        this(null);
    }

    Provision(@Nullable String whyNotExecutable) {
        this.whyNotExecutable = whyNotExecutable;
        String[] parts = name().split("_");
        article = Article.valueOf(parts[0]);
        String number = ChineseNumber.of(Integer.parseInt(parts[2]));
        place = parts[1].equals("ITEM") ? "第（" + number + "）项" : "第" + number + "款";
    }

    public Article article() {
        return article;
    }

    /** Why no code carries this place out, or null when code must unless the whole article has such a reason. */
    public @Nullable String whyNotExecutable() {
        return whyNotExecutable;
    }

    /** The place within its article, such as 第（四）项 or 第二款. */
    public String place() {
        return place;
    }

    @Override
    public LegalText text() {
        return article.text();
    }

    /** The place as Chinese law cites it, such as 第五条第（四）项. */
    @Override
    public String citation() {
        return article.citation() + place;
    }
}
