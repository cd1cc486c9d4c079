package io.ecocredit.platform.operation;

/** What a row in the audit trail is about (A36). The words are kept with the rows, and so are never changed. */
public enum SubjectKind {
    /** Of an operation that leaves no row when it is carried out. */
    NONE(""),
    INSTITUTION("institution"),
    RECORD("record"),
    DOUBT("doubt"),
    REPAIR("repair"),
    EVALUATION("evaluation"),
    YEAR("year"),
    CALENDAR("calendar"),
    NOTICE("notice"),
    COMMENT("comment"),
    WARNING_MATTER("warning-matter"),
    EARLY_WARNING("early-warning"),
    HINT_REPORT("hint-report"),
    HINT_FORWARD("hint-forward"),
    PRACTITIONER("practitioner"),
    /** Many at once, as a list or a download shows them. */
    PRACTITIONERS("practitioners"),
    PRACTITIONER_EVALUATION("practitionerEvaluation"),
    PRACTITIONER_REPAIR("practitionerRepair"),
    PRACTITIONER_YEAR("practitionerYear"),
    IMPORT("import"),
    JOB("job"),
    AUDIT_TRAIL("audit trail"),
    /** A path that was asked for and refused. */
    ADDRESS("address"),
    /** A folder whose files an operator's command rates. */
    FOLDER("folder"),
    /** The sample that the demonstration is filled with. */
    SAMPLE("sample"),
    /** The keys and columns of natural persons, which an operator's commands treat as a whole. */
    PERSONAL_DATA("personal data");

    private final String word;

    SubjectKind(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
