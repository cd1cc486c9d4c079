package io.ecocredit.procedure.filing;

import io.ecocredit.platform.pages.Forms;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Own records as somebody typed them into a filing, column by column. */
public final class OwnRecordsForm {

    private static final OwnRecord BLANK = new OwnRecord(null, null, null, null, null);
    private static final int ROOM = 3;

    @RestForm
    @Nullable
    List<String> recordTitle;

    @RestForm
    @Nullable
    List<String> recordOn;

    @RestForm
    @Nullable
    List<String> recordAuthority;

    @RestForm
    @Nullable
    List<String> recordDocument;

    /** Those that were filled in; {@link io.ecocredit.platform.problem.ProblemException} 400 for a day that is none. */
    public List<OwnRecord> read() {
        List<String> titles = Objects.requireNonNullElse(recordTitle, List.of());
        return IntStream.range(0, titles.size())
                .mapToObj(index -> new OwnRecord(
                        Forms.text(titles.get(index)),
                        Forms.date("ownRecords[" + index + "].on", at(recordOn, index)),
                        Forms.text(at(recordAuthority, index)),
                        Forms.text(at(recordDocument, index)),
                        null))
                .filter(each -> each.title() != null || each.on() != null)
                .toList();
    }

    private static @Nullable String at(@Nullable List<String> values, int index) {
        return values == null || index >= values.size() ? null : values.get(index);
    }

    /** What a page shows of records: while they may be changed there is always room for three more. */
    public static List<OwnRecord> shown(@Nullable List<OwnRecord> records, boolean open) {
        Stream<OwnRecord> own = Objects.requireNonNullElse(records, List.<OwnRecord>of()).stream();
        return open
                ? Stream.concat(own, Stream.generate(() -> BLANK).limit(ROOM)).toList()
                : own.toList();
    }
}
