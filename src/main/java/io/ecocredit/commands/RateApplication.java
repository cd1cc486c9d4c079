package io.ecocredit.commands;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.ecocredit.commands.RateCommand.Order;
import io.ecocredit.imports.ImportMode;
import io.ecocredit.jobs.JobRun;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.practitioners.PractitionerRating;
import io.ecocredit.region.RegionFolder;
import io.ecocredit.regulation.grading.PractitionerGrader;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.time.EvaluationYear;
import io.ecocredit.scores.Rating;
import io.ecocredit.scores.RatingRun;
import io.ecocredit.scores.RatingService;
import io.ecocredit.years.YearService;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Carries out the {@code rate} command. It runs on the main thread and may wait. */
public final class RateApplication implements QuarkusApplication {

    private static final int REFUSED = 2;
    private static final int PAGE = 1000;
    private static final Act ACT = Act.system("rate", SubjectKind.FOLDER);

    private final RegionFolder region;
    private final YearService years;
    private final RatingService ratings;
    private final PractitionerRating practitioners;

    RateApplication(RegionFolder region, YearService years, RatingService ratings, PractitionerRating practitioners) {
        this.region = region;
        this.years = years;
        this.ratings = ratings;
        this.practitioners = practitioners;
    }

    @Override
    public int run(String... arguments) throws IOException, SQLException {
        Order order = RateCommand.order();
        PrintStream report = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        try {
            long refused = region.take(new RegionFolder.InFolder(order.folder()), ACT, new RefusalsPrinted(report));
            if (refused > 0 && order.mode() == ImportMode.ALL) {
                report.println("有" + refused + "行被拒绝，未评定 (rows refused, nothing rated); --mode valid 保留其余各行");
                return REFUSED;
            }
            rate(order, report);
            return 0;
        } catch (RegionFolder.UnreadableFile unreadable) {
            report.println(unreadable.getMessage());
            return REFUSED;
        } catch (RefusalException refusedYear) {
            report.println(refusedYear.refusal().detail());
            return REFUSED;
        }
    }

    private void rate(Order order, PrintStream report) throws IOException {
        EvaluationYear year = new EvaluationYear(order.year());
        CsvWriter out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(System.out, StandardCharsets.UTF_8);
        if (order.practitioners()) {
            writePractitioners(year, order, out);
        } else {
            years.open(year, ACT).await().indefinitely();
            report.println("抽取参评单位 (drawn): "
                    + years.draw(year, ACT).await().indefinitely().cases());
            RatingRun run = ratings.begin(year, order.asOf(), ACT).await().indefinitely();
            RatingRun done = ratings.work(run, JobRun.detached()).await().indefinitely();
            report.println("评定完成 (rated): " + done.cases());
            writeInstitutions(done, out);
        }
        out.flush();
    }

    private void writeInstitutions(RatingRun run, CsvWriter out) {
        out.writeRecord("uscc", "lead_division", "score", "grade", "rated_by", "deductions");
        List<Rating> page;
        String after = "";
        do {
            page = ratings.ratings(run.id(), after, PAGE).await().indefinitely();
            for (Rating rating : page) {
                after = rating.uscc();
                if (!rating.excluded()) {
                    out.writeRecord(row(rating));
                }
            }
        } while (page.size() == PAGE);
    }

    private static List<String> row(Rating rating) {
        BigDecimal score = Objects.requireNonNull(rating.score());
        return List.of(
                rating.uscc(),
                rating.leadLeague(),
                score.toPlainString(),
                String.valueOf(rating.grade()),
                Objects.requireNonNullElse(rating.ratedBy(), ""),
                String.valueOf(rating.deductions()));
    }

    private void writePractitioners(EvaluationYear year, Order order, CsvWriter out) {
        out.writeRecord("practitioner_no", "dishonest");
        Map<String, PractitionerGrader.Result> page;
        String after = "";
        do {
            page = practitioners.next(year, order.asOf(), after).await().indefinitely();
            for (Map.Entry<String, PractitionerGrader.Result> each : page.entrySet()) {
                after = each.getKey();
                out.writeRecord(after, String.valueOf(each.getValue().dishonest()));
            }
        } while (!page.isEmpty());
    }
}
