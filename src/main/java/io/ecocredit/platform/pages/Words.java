package io.ecocredit.platform.pages;

import io.ecocredit.regulation.time.Deadline;
import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** How values read on pages. */
@TemplateExtension
final class Words {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(Deadline.ZONE);

    private Words() {}

    /** Day and time of an instant as clocks in Asia/Shanghai show it, to the minute. */
    static String inBeijing(Instant at) {
        return MINUTE.format(at);
    }
}
