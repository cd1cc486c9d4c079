package io.ecocredit.grades;

import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.regulation.grading.Grade;
import io.ecocredit.regulation.subject.Division;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.InstitutionKind;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.time.Deadline;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for, checked: every value is known and every limit kept.
 *
 * @param code a whole unified social credit code; null unless that is what was typed
 * @param part part of a name, at least two characters; null when there is none
 * @param shownAt instant at which the result was public; null for now
 * @param after code after which the page begins; empty for the first
 */
public record GradeQuery(
        @Nullable String code,
        @Nullable String part,
        @Nullable String league,
        @Nullable String kind,
        @Nullable String grade,
        @Nullable Integer year,
        @Nullable Instant shownAt,
        String after,
        int limit) {

    private static final int LARGEST_PAGE = 500;
    private static final int LONGEST_TEXT = 100;

    /** The parameters as they came. */
    public record Asked(
            @Nullable String q,
            @Nullable String division,
            @Nullable String kind,
            @Nullable String grade,
            @Nullable String year,
            @Nullable String asOf,
            @Nullable String cursor,
            @Nullable String limit) {}

    /** @throws ProblemException 400 naming the parameter at fault */
    public static GradeQuery of(Asked asked, Divisions divisions, Instant now, int defaultLimit) {
        String text = textOf(asked.q());
        boolean isCode = text != null && Uscc.refusalOf(text).isEmpty();
        return new GradeQuery(
                isCode ? text : null,
                isCode ? null : text,
                league(asked.division(), divisions),
                oneOf(
                        "kind",
                        asked.kind(),
                        InstitutionKind.of(String.valueOf(asked.kind())).isPresent()),
                oneOf(
                        "grade",
                        asked.grade(),
                        Arrays.stream(Grade.values())
                                .anyMatch(grade -> grade.name().equals(asked.grade()))),
                year(asked.year()),
                asOf(asked.asOf(), now),
                Cursor.decode(asked.cursor()),
                limit(asked.limit(), defaultLimit));
    }

    /** The cursor that continues after a code. */
    static String cursorAfter(String uscc) {
        return Cursor.encode(uscc);
    }

    private static @Nullable String textOf(@Nullable String q) {
        if (q == null || q.isBlank()) {
            return null;
        }
        String text = q.strip();
        int length = text.codePointCount(0, text.length());
        if (length < 2) {
            throw ProblemException.invalid("q", q, "至少两个字");
        }
        if (length > LONGEST_TEXT) {
            throw ProblemException.invalid("q", null, "最多" + LONGEST_TEXT + "个字");
        }
        return text;
    }

    private static @Nullable String league(@Nullable String division, Divisions divisions) {
        if (absent(division)) {
            return null;
        }
        return divisions
                .find(String.valueOf(division))
                .filter(found -> found.level() == Division.Level.LEAGUE)
                .map(Division::code)
                .orElseThrow(() -> ProblemException.invalid("division", division, "应为盟市的行政区划代码"));
    }

    private static @Nullable String oneOf(String name, @Nullable String value, boolean known) {
        if (absent(value)) {
            return null;
        }
        if (!known) {
            throw ProblemException.invalid(name, value, "不在规定的取值之内");
        }
        return value;
    }

    private static @Nullable Integer year(@Nullable String year) {
        if (year == null || year.isEmpty()) {
            return null;
        }
        if (!year.matches("20[0-9]{2}")) {
            throw ProblemException.invalid("year", year, "应为四位年度");
        }
        return Integer.valueOf(year);
    }

    /** The last instant of a day in Asia/Shanghai. */
    static @Nullable Instant asOf(@Nullable String day, Instant now) {
        if (day == null || day.isEmpty()) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(day);
            if (date.isAfter(LocalDate.ofInstant(now, Deadline.ZONE)) || date.getYear() < 2000) {
                throw ProblemException.invalid("asOf", day, "应在2000年以后，且不晚于今天");
            }
            return new Deadline(date).end().minusMillis(1);
        } catch (DateTimeException malformed) {
            throw ProblemException.invalid("asOf", day, "应为日期 YYYY-MM-DD");
        }
    }

    private static int limit(@Nullable String limit, int defaultLimit) {
        if (limit == null || limit.isEmpty()) {
            return defaultLimit;
        }
        if (!limit.matches("[1-9][0-9]{0,2}") || Integer.parseInt(limit) > LARGEST_PAGE) {
            throw ProblemException.invalid("limit", limit, "应为1至" + LARGEST_PAGE);
        }
        return Integer.parseInt(limit);
    }

    private static boolean absent(@Nullable String value) {
        return value == null || value.isEmpty();
    }

    /** The place where a page ended, opaque to the client. */
    private static final class Cursor {
        private Cursor() {}

        static String encode(String uscc) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(uscc.getBytes(StandardCharsets.US_ASCII));
        }

        static String decode(@Nullable String cursor) {
            if (cursor == null || cursor.isEmpty()) {
                return "";
            }
            try {
                String uscc = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
                if (Uscc.refusalOf(uscc).isEmpty()) {
                    return uscc;
                }
            } catch (IllegalArgumentException malformed) {
                // told below
            }
            throw ProblemException.invalid("cursor", cursor, "不是有效的游标");
        }
    }
}
