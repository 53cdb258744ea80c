package org.anju.gateway.estate;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Issued credentials as an HTML page of labels to print and cut, one QR code per device. A code holds {@code anju:device?id=…&password=…}; an
 * installer's phone or a device's set-up tool reads it. The page is made once and kept nowhere.
 */
public final class QrSheet {
    private static final String STYLE = """
            @page { size: A4; margin: 10mm }
            body { font: 9pt/1.35 "Noto Sans CJK SC","Microsoft YaHei",sans-serif; color: #000; margin: 0 }
            main { display: grid; grid-template-columns: repeat(3, 1fr); gap: 4mm }
            figure { margin: 0; border: 1px dashed #999; padding: 3mm; display: flex; gap: 3mm; break-inside: avoid }
            svg { width: 26mm; height: 26mm; flex: none }
            b { display: block; word-break: break-all } code { word-break: break-all; font-size: 8pt }
            """;

    private QrSheet() {}

    /** The page. */
    public static String html(List<RegisterDesk.Issued> issued) {
        StringBuilder out = new StringBuilder(
                        "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>设备凭证 Device"
                                + " credentials</title><style>")
                .append(STYLE)
                .append("</style></head><body><main>");
        for (RegisterDesk.Issued each : issued) {
            out.append("<figure>").append(svg(content(each))).append("<figcaption><b>");
            out.append(each.entry().id()).append("</b>");
            escape(out, each.entry().name());
            out.append("<br><code>").append(each.password()).append("</code></figcaption></figure>");
        }
        return out.append("</main></body></html>").toString();
    }

    /** What a device's code holds. */
    static String content(RegisterDesk.Issued issued) {
        return "anju:device?id=" + issued.entry().id() + "&password="
                + URLEncoder.encode(issued.password(), StandardCharsets.UTF_8);
    }

    private static String svg(String content) {
        try {
            BitMatrix matrix =
                    new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 2));
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < matrix.getHeight(); y++) {
                for (int x = 0; x < matrix.getWidth(); x++) {
                    if (matrix.get(x, y)) {
                        path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                    }
                }
            }
            return "<svg viewBox=\"0 0 " + matrix.getWidth() + " " + matrix.getHeight()
                    + "\" shape-rendering=\"crispEdges\"><path d=\"" + path + "\"/></svg>";
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code: " + content.length() + " characters", e);
        }
    }

    private static void escape(StringBuilder out, String raw) {
        out.append(raw.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }
}
