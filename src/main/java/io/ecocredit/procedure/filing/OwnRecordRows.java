package io.ecocredit.procedure.filing;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Own records as a page shows them, row by row. */
public final class OwnRecordRows {

    private static final OwnRecord BLANK = new OwnRecord(null, null, null, null, null);
    private static final int ROOM = 3;

    private OwnRecordRows() {}

    /** While records may be changed there is always room for three more. */
    public static List<OwnRecord> shown(@Nullable List<OwnRecord> records, boolean open) {
        Stream<OwnRecord> own = Objects.requireNonNullElse(records, List.<OwnRecord>of()).stream();
        return open
                ? Stream.concat(own, Stream.generate(() -> BLANK).limit(ROOM)).toList()
                : own.toList();
    }
}
