package io.ecocredit.offenders.jobs;

/** Works with more than anybody can keep in mind. */
public final class DoesTooMuch {

    private final String all;

    public DoesTooMuch(
            String first, String second, String third, String fourth, String fifth, String sixth, String seventh) {
        all = first + second + third + fourth + fifth + sixth + seventh;
    }

    @Override
    public String toString() {
        return all;
    }
}
