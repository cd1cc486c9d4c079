package io.ecocredit.platform.pages;

/**
 * A QR code as a drawing of unit squares, with the quiet zone of four modules that ISO/IEC 18004 asks for.
 *
 * @param size width and height, quiet zone included
 * @param path the dark modules as data of an SVG path
 */
public record QrCode(int size, String path) {

    private static final int QUIET_ZONE = 4;

    /** A code of a text, readable with up to 15 % of it lost. */
    public static QrCode of(String text) {
        io.nayuki.qrcodegen.QrCode modules =
                io.nayuki.qrcodegen.QrCode.encodeText(text, io.nayuki.qrcodegen.QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.size; y++) {
            int x = 0;
            while (x < modules.size) {
                int end = endOfRun(modules, x, y);
                if (modules.getModule(x, y)) {
                    int width = end - x;
                    path.append('M').append(x + QUIET_ZONE).append(' ').append(y + QUIET_ZONE);
                    path.append('h').append(width).append("v1h-").append(width).append('z');
                }
                x = end;
            }
        }
        return new QrCode(modules.size + 2 * QUIET_ZONE, path.toString());
    }

    private static int endOfRun(io.nayuki.qrcodegen.QrCode modules, int from, int y) {
        int end = from + 1;
        while (end < modules.size && modules.getModule(end, y) == modules.getModule(from, y)) {
            end++;
        }
        return end;
    }
}
