package io.ecocredit.grades;

import io.ecocredit.platform.paging.Window;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.grading.Grade;
import io.ecocredit.regulation.subject.Division;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.InstitutionKind;
import io.ecocredit.regulation.subject.MistypedCode;
import io.ecocredit.regulation.subject.OrganisationCode;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.time.Deadline;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for, checked: every value is known and every limit kept.
 *
 * @param code a unified social credit code, its beginning or an organisation's nine characters within it, in capitals and
 *     without blanks; null unless that is what was typed
 * @param words parts of a name, at least one of them of two characters or more; empty when there are none
 * @param shownAt instant at which the result was public, in UTC; null for now
 * @param after where the page before ended; null for the first page
 */
public record GradeQuery(
        @Nullable String code,
        List<String> words,
        @Nullable String league,
        @Nullable String kind,
        @Nullable String grade,
        @Nullable Integer year,
        @Nullable OffsetDateTime shownAt,
        @Nullable GradeCursor after,
        int limit) {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u3000\\u00A0\\u2007\\u202F]+");
    /** Registering authority, kind and division come first in a code (GB 32100), and then letters too. */
    private static final Pattern CODE = Pattern.compile("[1-9A-GNY][1-9](\\d{0,6}|\\d{6}[0-9A-HJ-NPQRTUWXY]{1,10})");

    private static final int LARGEST_PAGE = 500;
    private static final int LONGEST_TEXT = 100;

    /** The parameters as they came. */
    public record Asked(
            @QueryParam("q") @Nullable String q,
            @QueryParam("division") @Nullable String division,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("grade") @Nullable String grade,
            @QueryParam("year") @Nullable String year,
            @QueryParam("asOf") @Nullable String asOf,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        static final Asked NOTHING = new Asked(null, null, null, null, null, null, null, null);
    }

    /** @throws RefusalException 400 naming the parameter at fault */
    public static GradeQuery of(Asked asked, Divisions divisions, Instant now, int defaultLimit) {
        String text = textOf(asked.q());
        String code = text == null ? null : codeOf(text);
        return new GradeQuery(
                code,
                text == null || code != null ? List.of() : wordsOf(text),
                league(asked.division(), divisions),
                oneOf("kind", asked.kind(), InstitutionKind.values()),
                oneOf("grade", asked.grade(), Grade.values()),
                year(asked.year()),
                asOf(asked.asOf(), now),
                GradeCursor.of(asked.cursor()),
                limit(asked.limit(), defaultLimit));
    }

    /** The same search by name, for digits with which no code begins. */
    GradeQuery byName() {
        return new GradeQuery(
                null, code == null ? words : List.of(code), league, kind, grade, year, shownAt, after, limit);
    }

    /** Whether what was typed is meant for a code and is neither one nor its beginning nor an organisation's. */
    boolean isNoCode() {
        return code != null && !CODE.matcher(code).matches() && !OrganisationCode.is(code);
    }

    /** What was typed as an organisation's code; null when it was not. */
    @Nullable
    String organisation() {
        return code != null && OrganisationCode.is(code) ? code : null;
    }

    boolean isFirstPage() {
        return after == null;
    }

    private static @Nullable String codeOf(String text) {
        String plain = Uscc.plain(text);
        return CODE.matcher(plain).matches() || OrganisationCode.is(plain) || MistypedCode.isLikeCode(plain)
                ? plain
                : null;
    }

    private static List<String> wordsOf(String text) {
        List<String> words = BLANKS.splitAsStream(text).distinct().toList();
        if (words.stream().allMatch(word -> word.codePointCount(0, word.length()) < 2)) {
            throw RefusalException.invalid("q", text, "至少有一个词为两个字以上");
        }
        return words;
    }

    private static @Nullable String textOf(@Nullable String q) {
        if (q == null || q.isBlank()) {
            return null;
        }
        String text = BLANKS.matcher(q).replaceAll(" ").strip();
        int length = text.codePointCount(0, text.length());
        if (length < 2) {
            throw RefusalException.invalid("q", q, "至少两个字");
        }
        if (length > LONGEST_TEXT) {
            throw RefusalException.invalid("q", null, "最多" + LONGEST_TEXT + "个字");
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
                .orElseThrow(() -> RefusalException.invalid("division", division, "应为盟市的行政区划代码"));
    }

    private static @Nullable String oneOf(String name, @Nullable String value, Enum<?>... known) {
        if (absent(value)) {
            return null;
        }
        if (Arrays.stream(known).noneMatch(each -> each.name().equals(value))) {
            throw RefusalException.invalid(name, value, "不在规定的取值之内");
        }
        return value;
    }

    private static @Nullable Integer year(@Nullable String year) {
        return year == null || year.isEmpty() ? null : Integer.valueOf(Stated.year(year));
    }

    /** The last instant of a day in Asia/Shanghai. */
    static @Nullable OffsetDateTime asOf(@Nullable String day, Instant now) {
        if (day == null || day.isEmpty()) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(day);
            if (date.isAfter(LocalDate.ofInstant(now, Deadline.ZONE)) || date.getYear() < 2000) {
                throw RefusalException.invalid("asOf", day, "应在2000年以后，且不晚于今天");
            }
            return new Deadline(date).end().minusMillis(1).atOffset(ZoneOffset.UTC);
        } catch (DateTimeException malformed) {
            throw RefusalException.invalid("asOf", day, "应为日期 YYYY-MM-DD");
        }
    }

    private static int limit(@Nullable String limit, int defaultLimit) {
        return limit == null || limit.isEmpty() ? defaultLimit : Window.size(limit, LARGEST_PAGE);
    }

    private static boolean absent(@Nullable String value) {
        return value == null || value.isEmpty();
    }
}
