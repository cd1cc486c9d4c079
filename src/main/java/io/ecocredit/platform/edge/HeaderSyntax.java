package io.ecocredit.platform.edge;

import io.ecocredit.platform.codes.EdgeCode;
import io.ecocredit.platform.problem.Problem;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Fields of a header that the framework reads as media types or dates, and takes for a fault of the service where they are
 * none: they are read here first (RFC 9110, 8.3.1 and 12.5.1).
 */
final class HeaderSyntax {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*+\"";
    private static final String BLANK = "[ \\t]*+";
    private static final String WEIGHT = "[qQ]=(?:[0-9](?:\\.[0-9]*+)?+|\\.[0-9]++)";
    private static final String VALUE = "(?:" + TOKEN + "|" + QUOTED + ")";

    /** Old programs send a charset without a value, which says nothing. */
    private static final Pattern TYPE =
            Pattern.compile(TOKEN + "/" + TOKEN + parameters("(?:" + VALUE + ")?+") + BLANK);

    /** A single star stands for every type in what Java's own client has always sent. */
    private static final String RANGE = "(?:" + TOKEN + "/" + TOKEN + "|\\*)" + parameters(VALUE) + BLANK;

    private static final Pattern RANGES = Pattern.compile(BLANK + RANGE + "(?:," + BLANK + RANGE + ")*+");

    private static final Pattern DATE =
            Pattern.compile("[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [1-9][0-9]{3} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT");

    private static final List<String> DATES = List.of("If-Modified-Since", "If-Unmodified-Since");

    private HeaderSyntax() {}

    private static String parameters(String value) {
        return "(?:" + BLANK + ";" + BLANK + "(?:" + WEIGHT + "|(?![qQ][ =;,]|[qQ]$)" + TOKEN + "=" + value + ")?+)*+";
    }

    /** A condition on a date that is none, or on several, is no condition (RFC 9110, 13.1.3 and 13.1.4). */
    private static void dropWhatIsNoDate(MultiMap headers) {
        DATES.stream()
                .filter(headers::contains)
                .filter(name -> headers.getAll(name).size() > 1
                        || !headers.getAll(name).stream().allMatch(HeaderSyntax::isDate))
                .forEach(headers::remove);
    }

    /** As senders must write it (RFC 9110, 5.6.7): a day with two digits, a year with four, a time with seconds. */
    private static boolean isDate(String text) {
        if (!DATE.matcher(text).matches()) {
            return false;
        }
        try {
            DateTimeFormatter.RFC_1123_DATE_TIME.parse(text);
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }

    /** An {@code Accept} that says nothing, and a condition that is none, are let go as if they had not been sent. */
    static Optional<Problem> faultOf(MultiMap headers) {
        dropWhatIsNoDate(headers);
        List<String> accepted = headers.getAll(HttpHeaders.ACCEPT);
        if (!accepted.isEmpty() && accepted.stream().allMatch(String::isBlank)) {
            headers.remove(HttpHeaders.ACCEPT);
            return Optional.empty();
        }
        if (!accepted.stream().allMatch(each -> RANGES.matcher(each).matches())) {
            return Optional.of(Problem.of(EdgeCode.NOT_ACCEPTABLE, "请求头 Accept 的写法不对，应为媒体类型，如 application/json"));
        }
        List<String> types = headers.getAll(HttpHeaders.CONTENT_TYPE);
        boolean isOne = types.size() <= 1
                && types.stream().allMatch(each -> TYPE.matcher(each).matches());
        return isOne
                ? Optional.empty()
                : Optional.of(Problem.of(EdgeCode.BAD_REQUEST, "请求头 Content-Type 应为一个媒体类型，如 application/json"));
    }
}
