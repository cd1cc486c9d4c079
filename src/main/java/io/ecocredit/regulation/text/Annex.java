package io.ecocredit.regulation.text;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The annexes (附件) of 内环发〔2024〕21号. */
public enum Annex implements Place {
    /** What deducts points from an institution, or rates it directly. */
    ANNEX_1(25),
    /** What counts for a practitioner. */
    ANNEX_2(3),
    /** The letter of commitment; its items are committed to, not cited. */
    ANNEX_3(0);

    private final int rows;

    Annex(int rows) {
        this.rows = rows;
    }

    /** The annex of a number, beginning with 1. */
    public static Annex numbered(int number) {
        return values()[number - 1];
    }

    /**
     * One of its numbered rows.
     *
     * @throws IllegalArgumentException when it has no such row
     */
    public AnnexRow row(int number) {
        if (number < 1 || number > rows) {
            throw new IllegalArgumentException(citation() + " has no row " + number);
        }
        return new AnnexRow(this, number);
    }

    Stream<AnnexRow> everyRow() {
        return IntStream.rangeClosed(1, rows).mapToObj(this::row);
    }

    @Override
    public LegalText text() {
        return LegalText.MEASURE_2024_21;
    }

    @Override
    public String citation() {
        return "附件" + (ordinal() + 1);
    }
}
