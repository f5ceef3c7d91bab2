package dev.assay.platform.account;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as the path of a drawing whose unit is one module.
 *
 * @param size modules of each side, the quiet zone of four around it included
 * @param path of the dark modules
 */
public record QrPath(int size, String path) {

    private static final int QUIET = 4;

    static QrPath of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return new QrPath(code.size + 2 * QUIET, path.toString());
    }
}
