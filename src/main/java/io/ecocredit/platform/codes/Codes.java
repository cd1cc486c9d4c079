package io.ecocredit.platform.codes;

import io.ecocredit.regulation.text.Nature;
import io.ecocredit.regulation.text.ReasonCode;
import io.ecocredit.regulation.text.RefusalCode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All codes that a problem document can have, and the only place that gives a refusal its status. */
public final class Codes {

    /** The media type of the documents that tell them (RFC 9457). */
    public static final String MEDIA_TYPE = "application/problem+json";

    private Codes() {}

    /**
     * A code as it is listed for those who program against the service and for people.
     *
     * @param statuses with which it is answered, the usual one first
     */
    public record Entry(ReasonCode code, List<Integer> statuses) {}

    /** Every code once, by the status that is usual for it and by name. */
    public static List<Entry> all() {
        return Stream.concat(
                        Stream.of(EdgeCode.values()).map(code -> new Entry(code, List.of(code.status()))),
                        Stream.of(RefusalCode.values()).map(code -> new Entry(code, statuses(code))))
                .sorted(Comparator.comparing((Entry entry) -> entry.statuses().get(0))
                        .thenComparing(entry -> entry.code().name()))
                .toList();
    }

    private static List<Integer> statuses(RefusalCode code) {
        return code.natures().stream().map(Codes::statusOf).toList();
    }

    /** The status of HTTP that says the same. */
    public static int statusOf(Nature nature) {
        return switch (nature) {
            case FAULTY -> 400;
            case FORBIDDEN -> 403;
            case ABSENT -> 404;
            case CONFLICT -> 409;
            case GONE -> 410;
            case OUTDATED -> 412;
            case TOO_LARGE -> 413;
            case UNSUPPORTED -> 415;
            case OUT_OF_RANGE -> 416;
            case UNACCEPTABLE -> 422;
            case UNCONDITIONAL -> 428;
            case TOO_MANY -> 429;
            case UNAVAILABLE -> 503;
        };
    }
}
