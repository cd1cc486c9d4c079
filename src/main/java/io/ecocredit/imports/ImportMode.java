package io.ecocredit.imports;

/** What a refused row means for the others. */
public enum ImportMode {
    /** All or nothing: one refused row rolls the file back; the rest is still examined, so that the report is complete. */
    ALL,
    /** Good rows are kept. */
    VALID
}
