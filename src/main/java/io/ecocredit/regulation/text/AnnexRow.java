package io.ecocredit.regulation.text;

/** A numbered row (项) of an annex. */
public record AnnexRow(Annex annex, int number) implements Place {

    @Override
    public LegalText text() {
        return annex.text();
    }

    @Override
    public String citation() {
        return annex.citation() + "第" + number + "项";
    }
}
