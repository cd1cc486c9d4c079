package io.ecocredit.imports;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The bytes by which a file says in which charset it is written. */
enum ByteOrderMark {
    UTF_8("EFBBBF", StandardCharsets.UTF_8),
    GB18030("84319533", Charset.forName("GB18030")),
    UTF_16_LITTLE_END("FFFE", StandardCharsets.UTF_16LE),
    UTF_16_BIG_END("FEFF", StandardCharsets.UTF_16BE);

    /** In bytes. */
    static final int LONGEST = 4;

    private final byte[] bytes;
    private final Charset charset;

    ByteOrderMark(String hexadecimal, Charset charset) {
        this.bytes = HexFormat.of().parseHex(hexadecimal);
        this.charset = charset;
    }

    /** The mark with which a file begins; empty for one without. */
    static Optional<ByteOrderMark> of(byte[] start) {
        return Arrays.stream(values())
                .filter(mark -> start.length >= mark.bytes.length
                        && Arrays.equals(mark.bytes, 0, mark.bytes.length, start, 0, mark.bytes.length))
                .findFirst();
    }

    int length() {
        return bytes.length;
    }

    Charset charset() {
        return charset;
    }
}
