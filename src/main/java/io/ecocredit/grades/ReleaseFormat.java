package io.ecocredit.grades;

import io.ecocredit.platform.edge.ReadyLines;

/** The forms in which a release can be taken away. */
public enum ReleaseFormat {
    CSV("csv", "text/csv;charset=UTF-8"),
    NDJSON("ndjson", ReadyLines.NDJSON);

    /** The header row of the CSV. */
    public static final String CSV_HEADER = "uscc,name,year,division,division_label,kinds,score,grade,grade_label,"
            + "rated_directly,rated_at,published_on";

    private final String column;
    private final String mediaType;

    ReleaseFormat(String column, String mediaType) {
        this.column = column;
        this.mediaType = mediaType;
    }

    /** The column of the rows that holds this form; also the ending of the file's name. */
    String column() {
        return column;
    }

    /** What ends a line when it is sent; NDJSON's is added by the framework. */
    String lineEnd() {
        return this == CSV ? "\n" : "";
    }

    String mediaType() {
        return mediaType;
    }

    String address(int year, int edition) {
        return "/api/v1/releases/" + year + "/" + edition + "/grades." + column;
    }
}
