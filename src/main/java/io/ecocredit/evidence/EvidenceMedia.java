package io.ecocredit.evidence;

/** The types of {@link EvidenceType} as the contract names them, which takes constants. */
public final class EvidenceMedia {

    public static final String PDF = "application/pdf";
    public static final String JPEG = "image/jpeg";
    public static final String PNG = "image/png";
    public static final String OFD = "application/ofd";
    public static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public static final String TEXT = "text/plain";
    public static final String CSV = "text/csv";

    /** All of them, as one list. */
    public static final String ALL =
            PDF + "," + JPEG + "," + PNG + "," + OFD + "," + DOCX + "," + XLSX + "," + TEXT + "," + CSV;

    /** The rules of an upload. */
    public static final String RULES =
            "PDF, JPEG, PNG, OFD, DOCX, XLSX, or text and CSV in UTF-8; 20 MB by default. The"
                    + " content must be what Content-Type says, without macros and not encrypted. The same bytes again answer 200"
                    + " with the file that is kept.";

    /** What the parameter {@code name} is. */
    public static final String NAME = "文件名，须有与类型相符的扩展名 · file name with an extension that fits, at most 200 characters";

    private EvidenceMedia() {}
}
