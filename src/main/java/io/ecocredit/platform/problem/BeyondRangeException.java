package io.ecocredit.platform.problem;

import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;

/** No byte of what is served is in the range that was asked for; the answer says how many there are (RFC 9110, 15.5.17). */
public final class BeyondRangeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long length;

    /** @param length of the whole in bytes */
    public BeyondRangeException(long length) {
        super("beyond " + length + " bytes");
        this.length = length;
    }

    Problem problem() {
        return Problem.of(RefusalException.of(RefusalCode.RANGE_NOT_SATISFIABLE, "所要的部分超出文件长度" + length + "字节"));
    }

    /** The value of the header that tells the length. */
    public String contentRange() {
        return "bytes */" + length;
    }
}
