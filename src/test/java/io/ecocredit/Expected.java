package io.ecocredit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The sample region's results as computed independently of this program, and its facts. */
public final class Expected {

    public static final String GRADES_2023 = "expected-grades-2023-as-of-2024-05-15.csv";
    public static final String GRADES_2024 = "expected-grades-2024-as-of-2025-05-15.csv";
    public static final String GRADES_2024_LATER = "expected-grades-2024-as-of-2025-07-31.csv";
    public static final String PRACTITIONERS_2024 = "expected-practitioners-2024-as-of-2025-05-15.csv";

    /** The kinds of facts, in the order in which they refer to each other. */
    public static final List<String> KINDS = List.of(
            "institutions",
            "engagements",
            "exclusions",
            "practitioners",
            "records",
            "practitioner_records",
            "warnings",
            "rectifications");

    private Expected() {}

    /** A row of an expected-grades file. */
    public record Result(String uscc, String leadDivision, String score, String grade, String ratedBy, int deductions) {

        static Result of(String line) {
            List<String> cells = List.of(line.split(",", -1));
            return new Result(
                    cells.get(0),
                    cells.get(1),
                    cells.get(2),
                    cells.get(3),
                    cells.get(4),
                    Integer.parseInt(cells.get(5)));
        }
    }

    public static List<Result> results(String file) {
        return lines(file).stream().skip(1).map(Result::of).toList();
    }

    /** All lines of an expected file, its header too. */
    public static List<String> lines(String file) {
        return text("/region-2024/" + file).lines().toList();
    }

    /** The CSV of a kind of facts. */
    public static byte[] facts(String kind) {
        return bytes("/sample/region-2024/" + kind + ".csv");
    }

    private static String text(String resource) {
        return new String(bytes(resource), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String resource) {
        try (InputStream content = Expected.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalArgumentException(resource);
            }
            return content.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
