package io.ecocredit.platform.privacy;

/** A ciphertext that does not open here. The message never tells anything of its content. */
public final class UnreadableException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private UnreadableException(String message) {
        super(message);
    }

    private UnreadableException(String message, Throwable cause) {
        super(message, cause);
    }

    static UnreadableException doesNotOpen(Throwable cause) {
        return new UnreadableException("a ciphertext does not open in this context", cause);
    }

    static UnreadableException keyIsGone(KeyMark mark) {
        return new UnreadableException("the key " + mark.label() + " of a ciphertext is not configured");
    }

    static UnreadableException malformed() {
        return new UnreadableException("not a ciphertext of personal data");
    }
}
