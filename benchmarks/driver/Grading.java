import io.ecocredit.catalogues.LawFiles;
import io.ecocredit.regulation.grading.InstitutionGrader;
import io.ecocredit.regulation.grading.InstitutionGrader.File;
import io.ecocredit.regulation.grading.InstitutionGrader.Question;
import io.ecocredit.regulation.grading.ScoreSheet;
import io.ecocredit.regulation.record.Category;
import io.ecocredit.regulation.record.CreditRecord;
import io.ecocredit.regulation.record.RecordFile;
import io.ecocredit.regulation.time.EvaluationYear;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The rules alone, on one thread: sheets with every clause from records in memory, as the rating makes them. */
final class Grading {

    private static final InstitutionGrader GRADER = new InstitutionGrader(LawFiles.catalogue2024());

    private Grading() {}

    /**
     * Seconds for the sheets, scores and grades of a year, once Java has compiled them; the records are those that
     * {@link Generated} writes from the first year on.
     */
    static double seconds(int institutions, int recordsOfEach, int firstYear, int year) {
        measured(institutions / 5, recordsOfEach, firstYear, year);
        return measured(institutions, recordsOfEach, firstYear, year);
    }

    private static double measured(int institutions, int recordsOfEach, int firstYear, int year) {
        Question question = Question.of(new EvaluationYear(year), LocalDate.of(year + 1, 5, 15));
        double seconds = 0;
        int step = Math.max(1, institutions / 10);
        for (int from = 1; from <= institutions; from += step) {
            List<File> files = files(from, Math.min(institutions, from + step - 1), recordsOfEach, firstYear, year);
            long start = System.nanoTime();
            grade(files, question);
            seconds += (System.nanoTime() - start) / 1e9;
        }
        return seconds;
    }

    private static void grade(List<File> files, Question question) {
        BigDecimal all = BigDecimal.ZERO;
        for (File file : files) {
            ScoreSheet sheet = GRADER.rate(file, question);
            all = all.add(sheet.score()).add(BigDecimal.valueOf(sheet.grade().ordinal()));
        }
        if (all.signum() <= 0) {
            throw new IllegalStateException("nobody has a score");
        }
    }

    private static List<File> files(int from, int to, int recordsOfEach, int firstYear, int lastYear) {
        List<File> files = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            List<RecordFile> records = new ArrayList<>();
            for (int year = firstYear; year <= lastYear; year++) {
                for (int k = 1; k <= recordsOfEach; k++) {
                    records.add(new RecordFile(record(year, i, k), null, null));
                }
            }
            files.add(new File(records, List.of()));
        }
        return files;
    }

    private static CreditRecord record(int year, int institution, int number) {
        return new CreditRecord(
                "Y%d-%06d-%02d".formatted(year, institution, number),
                Category.GENERAL,
                "1-09",
                "13.4",
                LocalDate.of(year, number % 11 + 2, 19),
                null,
                "盟市生态环境局",
                "环〔%d〕%d-%d号".formatted(year, institution, number),
                null);
    }
}
