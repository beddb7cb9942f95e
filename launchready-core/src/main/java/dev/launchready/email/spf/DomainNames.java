package dev.launchready.email.spf;

/** What SPF asks of domain names, without regular expressions. */
final class DomainNames {
    private static final int LONGEST = 253;
    private static final int LONGEST_LABEL = 63;

    private DomainNames() {}

    /**
     * Looks at the end of a domain-spec: it has to be {@code "." toplabel ["."]} (RFC 7208 section 7.1).
     *
     * @return where it goes wrong, or -1
     */
    static int badEnd(String text, int from, int to) {
        int end = to > from && text.charAt(to - 1) == '.' ? to - 1 : to;
        int dot = end - 1;
        while (dot >= from && text.charAt(dot) != '.') {
            dot--;
        }
        if (dot < from) {
            return from;
        }
        int start = dot + 1;
        if (start == end || text.charAt(start) == '-' || text.charAt(end - 1) == '-') {
            return start;
        }
        boolean numeric = true;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!digit && !letter && c != '-') {
                return i;
            }
            numeric &= digit;
        }
        return numeric ? start : -1;
    }

    /** Whether a DNS question can be made of the name: labels of 1 to 63 octets, 253 together. */
    static boolean canBeAsked(String name) {
        int length = name.length();
        if (length == 0 || length > LONGEST) {
            return false;
        }
        int start = 0;
        for (int i = 0; i <= length; i++) {
            if (i == length || name.charAt(i) == '.') {
                if (i == start || i - start > LONGEST_LABEL) {
                    return false;
                }
                start = i + 1;
            }
        }
        return true;
    }

    /** Whether {@code check_host()} begins at all: several labels, no address literal (RFC 7208 section 4.3). */
    static boolean canHaveRecord(String name) {
        return canBeAsked(name) && name.indexOf('.') > 0 && name.charAt(0) != '[';
    }

    /** Takes labels off the left until the name fits (RFC 7208 section 7.3), and the final dot off the right. */
    static String fitted(String expanded) {
        String name = expanded.endsWith(".") ? expanded.substring(0, expanded.length() - 1) : expanded;
        int from = 0;
        while (name.length() - from > LONGEST) {
            int dot = name.indexOf('.', from);
            if (dot < 0) {
                break;
            }
            from = dot + 1;
        }
        return from == 0 ? name : name.substring(from);
    }

    /** Lower case, and odd octets as presentation form has them, so that any lookup function can read the name. */
    static String presented(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= ' ' || c > '~' || c == '\\' || c == '"' || (c >= 'A' && c <= 'Z')) {
                return rewritten(name);
            }
        }
        return name;
    }

    private static String rewritten(String name) {
        StringBuilder out = new StringBuilder(name.length() + 8);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '\\' || c == '"') {
                out.append('\\').append(c);
            } else if (c <= ' ' || c > '~') {
                int octet = c & 0xFF;
                out.append('\\').append(octet / 100).append(octet / 10 % 10).append(octet % 10);
            } else {
                out.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
            }
        }
        return out.toString();
    }

    /** Whether a name is a domain or below it; both without final dot, in any case; the empty domain is the root. */
    static boolean isWithin(String name, String domain) {
        int rest = name.length() - domain.length();
        return domain.isEmpty()
                || (rest >= 0
                        && name.regionMatches(true, rest, domain, 0, domain.length())
                        && (rest == 0 || name.charAt(rest - 1) == '.'));
    }
}
