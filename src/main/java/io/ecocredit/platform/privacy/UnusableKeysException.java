package io.ecocredit.platform.privacy;

/** Keys for personal data, as they are given, that cannot protect anything; never with a key in it. */
public final class UnusableKeysException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String chinese;
    private final String english;

    UnusableKeysException(String chinese, String english) {
        super(chinese + " (" + english + ")");
        this.chinese = chinese;
        this.english = english;
    }

    UnusableKeysException(String chinese, String english, Throwable cause) {
        this(chinese, english);
        initCause(cause);
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}
