package io.ecocredit.offenders.operations;

/** Keeps what it was told by the machine that built it. */
public final class AsksTheMachine {

    /** Where that machine keeps what is temporary. */
    public static final String FOLDER = System.getProperty("java.io.tmpdir");

    private AsksTheMachine() {}
}
