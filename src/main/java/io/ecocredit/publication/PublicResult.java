package io.ecocredit.publication;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import io.ecocredit.grades.PublishedGrade;
import io.ecocredit.platform.tables.HarmlessCell;
import io.ecocredit.regulation.disclosure.GradeExplanation;
import io.ecocredit.regulation.grading.Grade;
import io.ecocredit.regulation.grading.Points;
import io.ecocredit.regulation.grading.RatedBy;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.InstitutionKind;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RuleBook;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A result that is, or is about to be, public.
 *
 * @param at day at whose end (Asia/Shanghai) it holds
 * @param publishedOn day of the year's publication
 * @param revisedOn null for the result as first published
 */
@Cites(provisions = Provision.A20_ITEM_6)
record PublicResult(
        Institution institution,
        int year,
        Finding finding,
        LocalDate at,
        LocalDate publishedOn,
        @Nullable LocalDate revisedOn,
        boolean historicalImport) {

    private static final int NAME = 1;

    /** Quotes names whatever they hold: a row stays as it was when the digest of its edition was taken. */
    private static final QuoteStrategy NAMES = new QuoteStrategy() {
        @Override
        public boolean quoteValue(int line, int field, String value) {
            return field == NAME;
        }

        @Override
        public boolean quoteEmpty(int line, int field) {
            return field == NAME;
        }
    };

    /** What the base directory says of the institution. */
    record Institution(String uscc, String name, List<String> kinds) {}

    /** What changes when a result is revised. */
    record Finding(
            String leadLeague,
            BigDecimal score,
            Grade grade,
            @Nullable RatedBy ratedBy) {

        Finding {
            score = Points.plain(score);
        }

        /** Whether this is better for the institution than another finding. */
        boolean isBetterThan(Finding other) {
            return grade != other.grade ? grade.compareTo(other.grade) < 0 : score.compareTo(other.score) > 0;
        }
    }

    String uscc() {
        return institution.uscc();
    }

    PublishedGrade asPublished(Divisions divisions) {
        GradeExplanation explanation = GradeExplanation.of(finding.grade(), finding.ratedBy(), RuleBook.of(year));
        return new PublishedGrade(
                institution.uscc(),
                institution.name(),
                year,
                finding.leadLeague(),
                divisions.nameOf(finding.leadLeague()),
                institution.kinds(),
                institution.kinds().stream()
                        .map(kind -> InstitutionKind.valueOf(kind).label())
                        .toList(),
                finding.score(),
                finding.grade().name(),
                finding.grade().label(),
                finding.ratedBy() == RatedBy.DIRECT,
                at,
                publishedOn,
                revisedOn,
                historicalImport,
                new PublishedGrade.Explanation(
                        explanation.meaning(),
                        explanation.clause().toString(),
                        explanation.measures().stream()
                                .map(measure -> new PublishedGrade.Measure(
                                        measure.text(), measure.clause().toString()))
                                .toList()));
    }

    /** The row of a release's CSV, without a line end. */
    String csv(Divisions divisions) {
        StringWriter row = new StringWriter();
        CsvWriter.builder()
                .bufferSize(0)
                .lineDelimiter(LineDelimiter.LF)
                .quoteStrategy(NAMES)
                .build(row)
                .writeRecord(
                        institution.uscc(),
                        HarmlessCell.of(institution.name()),
                        Integer.toString(year),
                        finding.leadLeague(),
                        divisions.nameOf(finding.leadLeague()),
                        String.join(";", institution.kinds()),
                        finding.score().toPlainString(),
                        finding.grade().name(),
                        finding.grade().label(),
                        Boolean.toString(finding.ratedBy() == RatedBy.DIRECT),
                        at.toString(),
                        publishedOn.toString());
        return row.toString().stripTrailing();
    }
}
