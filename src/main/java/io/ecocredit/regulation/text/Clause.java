package io.ecocredit.regulation.text;

import org.jspecify.annotations.Nullable;

/**
 * One place in the law: an article with its provision (款、项) or a row of an annex, and the interpretation that was needed
 * to apply it, if any.
 *
 * @param place the citation within the text, such as 第十六条第二款 or 附件1第9项
 */
public record Clause(LegalText text, String place, @Nullable Interpretation interpretation) {

    public static Clause of(Place place) {
        return new Clause(place.text(), place.citation(), null);
    }

    /** The article that an interpretation reads, together with that interpretation. */
    public static Clause of(Interpretation interpretation) {
        return of(interpretation.article()).as(interpretation);
    }

    public Clause as(Interpretation reading) {
        return new Clause(text, place, reading);
    }

    /** The citation that a reader of the measure sees, such as 第十六条第二款（I-7）; the law is named where it is another, 公务员法第七十六条. */
    public String citation() {
        return text == LegalText.MEASURE_2024_21 ? withReading() : text.number() + withReading();
    }

    private String withReading() {
        return interpretation == null ? place : place + "（" + interpretation.id() + "）";
    }

    @Override
    public String toString() {
        return text.number() + " " + withReading();
    }
}
