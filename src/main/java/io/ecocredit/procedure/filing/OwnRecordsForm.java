package io.ecocredit.procedure.filing;

import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.Typed;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Own records as somebody typed them into a filing, column by column. */
public final class OwnRecordsForm {

    private static final OwnRecord BLANK = new OwnRecord(null, null, null, null, null);
    private static final int ROOM = 3;

    private OwnRecordsForm() {}

    /** Those that were filled in; {@link io.ecocredit.regulation.text.RefusalException} 400 for a day that is none. */
    public static List<OwnRecord> read(Typed typed) {
        List<String> titles = typed.all("recordTitle");
        return IntStream.range(0, titles.size())
                .mapToObj(index -> new OwnRecord(
                        Forms.text(titles.get(index)),
                        Forms.date("ownRecords[" + index + "].on", at(typed.all("recordOn"), index)),
                        Forms.text(at(typed.all("recordAuthority"), index)),
                        Forms.text(at(typed.all("recordDocument"), index)),
                        null))
                .filter(each -> each.title() != null || each.on() != null)
                .toList();
    }

    private static @Nullable String at(List<String> values, int index) {
        return index >= values.size() ? null : values.get(index);
    }

    /** What a page shows of records: while they may be changed there is always room for three more. */
    public static List<OwnRecord> shown(@Nullable List<OwnRecord> records, boolean open) {
        Stream<OwnRecord> own = Objects.requireNonNullElse(records, List.<OwnRecord>of()).stream();
        return open
                ? Stream.concat(own, Stream.generate(() -> BLANK).limit(ROOM)).toList()
                : own.toList();
    }
}
