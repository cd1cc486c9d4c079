package io.ecocredit.verifications;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads a drawn QR code as a camera would, with another program than the one that drew it. */
public final class Scanned {

    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");
    private static final int PIXELS_A_MODULE = 6;
    private static final int WHITE = 0xFFFFFF;

    private Scanned() {}

    /** @param path data of an SVG path of unit squares within {@code size} by {@code size} */
    public static String text(int size, String path) {
        int width = size * PIXELS_A_MODULE;
        int[] pixels = new int[width * width];
        Arrays.fill(pixels, WHITE);
        RUN.matcher(path).results().forEach(run -> blacken(pixels, width, run));
        BinaryBitmap picture = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, width, pixels)));
        try {
            return new QRCodeMultiReader().decodeMultiple(picture)[0].getText();
        } catch (NotFoundException unreadable) {
            throw new AssertionError("no QR code can be read", unreadable);
        }
    }

    private static void blacken(int[] pixels, int width, MatchResult run) {
        int left = Integer.parseInt(run.group(1)) * PIXELS_A_MODULE;
        int top = Integer.parseInt(run.group(2)) * PIXELS_A_MODULE;
        int length = Integer.parseInt(run.group(3)) * PIXELS_A_MODULE;
        for (int y = top; y < top + PIXELS_A_MODULE; y++) {
            Arrays.fill(pixels, y * width + left, y * width + left + length, 0);
        }
    }
}
