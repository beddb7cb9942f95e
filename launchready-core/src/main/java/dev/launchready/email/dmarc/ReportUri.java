package dev.launchready.email.dmarc;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where reports are to be sent (RFC 9989 section 4.6).
 *
 * @param text as written
 * @param host the host that has to agree when it is somebody else's, in lower case; empty when there is none
 * @param sized whether an obsolete size limit ({@code !10m}) follows
 * @param problem what is wrong with it; empty when nothing is
 */
public record ReportUri(String text, String host, boolean sized, String problem) {

    /** {@return whether receivers can send there} */
    public boolean isValid() {
        return problem.isEmpty();
    }

    static ReportUri of(String written) {
        int mark = written.lastIndexOf('!');
        boolean sized = mark > 0 && isSize(written, mark + 1);
        String plain = sized ? written.substring(0, mark) : written;
        if (plain.indexOf('!') >= 0) {
            return new ReportUri(written, "", sized, "\"!\" has to be written %21");
        }
        URI uri;
        try {
            uri = new URI(plain);
        } catch (URISyntaxException e) {
            return new ReportUri(written, "", sized, "it is no URI");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (scheme.isEmpty()) {
            String hint = plain.indexOf('@') > 0 ? "; write mailto:" + plain : "";
            return new ReportUri(written, "", sized, "it has no scheme" + hint);
        }
        if (scheme.equals("mailto")) {
            String address = uri.getSchemeSpecificPart();
            int query = address.indexOf('?');
            String mailbox = query < 0 ? address : address.substring(0, query);
            int at = mailbox.lastIndexOf('@');
            String host = mailbox.substring(at + 1).toLowerCase(Locale.ROOT);
            boolean good = at > 0 && host.indexOf('.') > 0 && host.matches("[a-z0-9._-]+");
            return new ReportUri(written, good ? host : "", sized, good ? "" : "it has no mail address");
        }
        if (scheme.equals("http") || scheme.equals("https")) {
            String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            return new ReportUri(written, host, sized, "receivers send by mailto: only");
        }
        return new ReportUri(written, "", sized, "receivers know no scheme \"" + scheme + "\"; write mailto:");
    }

    private static boolean isSize(String text, int from) {
        int i = from;
        while (i < text.length() && Character.isDigit(text.charAt(i))) {
            i++;
        }
        boolean unit = i == text.length() - 1 && "kmgtKMGT".indexOf(text.charAt(i)) >= 0;
        return i > from && (i == text.length() || unit);
    }
}
