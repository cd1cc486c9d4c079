package io.ecocredit.grades;

import io.ecocredit.platform.edge.StreamedBody;

/** The forms in which a release can be taken away. */
public enum ReleaseFormat {
    CSV("csv", "text/csv;charset=UTF-8"),
    NDJSON("ndjson", StreamedBody.NDJSON);

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

    Release.Download download(int year, int edition, String digest) {
        return new Release.Download(mediaType, address(year, edition), digest);
    }

    String address(int year, int edition) {
        return "/api/v1/releases/" + year + "/" + edition + "/grades." + column;
    }
}
