package dev.launchready.email;

import java.util.List;
import java.util.Random;

/** Records and messages made of pieces that mean something to those who read them, and of octets that do not. */
final class RandomText {
    private static final List<String> VERSIONS = List.of(
            "v=spf1 ",
            "v=spf1 ",
            "v=spf1 ",
            "v=DMARC1; ",
            "v=DMARC1; ",
            "v=DKIM1; ",
            "v=STSv1; ",
            "v=TLSRPTv1; ",
            "v=BIMI1; ",
            "version: STSv1\n",
            "");
    private static final List<String> SPF = List.of(
            " ",
            " ",
            " ",
            " ",
            "a",
            "mx",
            "ptr",
            "all",
            "-all",
            "~",
            "?",
            "include:",
            "exists:",
            "redirect=",
            "exp=",
            "ip4:",
            "ip6:",
            "192.0.2.1",
            "2001:db8::",
            "::",
            "/24",
            "//64",
            "/0",
            "acme.dev",
            "x.acme.dev",
            "%{d}",
            "%{i2r.}",
            "%{p}",
            "%{l1r-}",
            "%{S}",
            "%%",
            "%_",
            "%",
            "{",
            "}",
            ":",
            "=",
            "999999999999");
    private static final List<String> TAGS = List.of(
            "; ",
            "; ",
            "; ",
            ";",
            "=",
            " ",
            "p=",
            "reject",
            "none",
            "rua=",
            "mailto:a@b.dev",
            "!10m",
            "sp=",
            "np=",
            "t=y",
            "psd=n",
            "fo=1",
            "adkim=s",
            "k=rsa",
            "k=ed25519",
            "h=sha256",
            "s=email",
            "t=s",
            "n=",
            "\"",
            "\\",
            "MIIBCgKCAQEA",
            "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQ",
            "AAAA",
            "id=",
            "20260101",
            "l=",
            "a=",
            "https://",
            "https://acme.dev/x.svg",
            ",",
            "mode: ",
            "enforce",
            "\n",
            "\r\n",
            "mx: ",
            "*.",
            "max_age: ",
            "86400");
    private static final List<String> ODD = List.of("\0", "\t", "\r", "\n", "é", "\u00ff", "\u202e", "\ud800", "\\;");
    private static final List<String> MAIL = List.of(
            "\r\n",
            "\n",
            "\r",
            "\r\n\r\n",
            "\r\n ",
            " ",
            "\t",
            ":",
            ";",
            "=",
            ",",
            "<",
            ">",
            "@",
            "(",
            ")",
            "\\",
            "\"",
            "From: x@acme.dev\r\n",
            "From:",
            "DKIM-Signature:",
            "v=1;",
            "a=rsa-sha256;",
            "d=acme.dev;",
            "s=s1;",
            "b=",
            "bh=",
            "h=from:from;",
            "l=0;",
            "l=99999999999999999999;",
            "x=",
            "t=",
            "i=@",
            "c=relaxed/",
            "q=dns;",
            "Content-Type: multipart/mixed; boundary=b\r\n",
            "\r\n--b\r\n",
            "--b--",
            "Date: ",
            "Message-ID: <",
            "List-Unsubscribe:",
            "Return-Path: <",
            "99999999999999999999",
            "+9999",
            "=?utf-8?q?");
    private static final int LONGEST_RUN = 3_000;

    private RandomText() {}

    /** A record, of which one in some hundreds repeats a piece until it is long. */
    static String record(Random random) {
        StringBuilder out = new StringBuilder(of(VERSIONS, random));
        List<String> pieces = out.indexOf("spf1") >= 0 ? SPF : TAGS;
        for (int i = random.nextInt(14); i > 0; i--) {
            int dice = random.nextInt(24);
            if (dice == 0) {
                out.append((char) random.nextInt(256));
            } else if (dice == 1) {
                out.append(of(ODD, random));
            } else {
                out.append(of(random.nextInt(12) == 0 ? TAGS : pieces, random));
            }
        }
        return maybeLong(out, pieces, random).toString();
    }

    /** A message to which some octets happened: put in, taken out, changed, doubled, or a piece many times. */
    static String spoilt(String message, Random random) {
        StringBuilder out = new StringBuilder(message);
        for (int i = random.nextInt(7); i > 0; i--) {
            int at = random.nextInt(out.length() + 1);
            int to = Math.min(out.length(), at + random.nextInt(40));
            switch (random.nextInt(6)) {
                case 0 -> out.delete(at, to);
                case 1 -> out.insert(random.nextInt(out.length() + 1), out.substring(at, to));
                case 2 -> out.insert(at, (char) random.nextInt(256));
                case 3 -> out.replace(at, Math.min(out.length(), at + 1), String.valueOf((char) random.nextInt(256)));
                default -> out.insert(at, of(MAIL, random));
            }
        }
        if (random.nextInt(20) == 0) {
            out.setLength(random.nextInt(out.length() + 1));
        }
        String whole = maybeLong(out, MAIL, random).toString();
        return random.nextInt(20) == 0 ? whole.replace("\r\n", "\n") : whole;
    }

    /** A message of pieces alone. */
    static String rubble(Random random) {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            out.append(random.nextInt(10) == 0 ? String.valueOf((char) random.nextInt(256)) : of(MAIL, random));
        }
        return maybeLong(out, MAIL, random).toString();
    }

    private static StringBuilder maybeLong(StringBuilder text, List<String> pieces, Random random) {
        if (random.nextInt(300) == 0) {
            text.insert(random.nextInt(text.length() + 1), of(pieces, random).repeat(random.nextInt(LONGEST_RUN)));
        }
        return text;
    }

    private static String of(List<String> pieces, Random random) {
        return pieces.get(random.nextInt(pieces.size()));
    }
}
