package dev.launchready.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Speaks with mail servers as far as STARTTLS (RFC 5321, RFC 3207): greeting, EHLO, STARTTLS, handshake, QUIT. Names no
 * sender and no recipient.
 */
public final class Smtp {
    /** How it introduces itself: a name that can belong to nobody (RFC 2606 section 2). */
    private static final String CLIENT = "launchready.invalid";

    private static final int LONGEST_LINE = 2048;
    private static final int MOST_LINES = 100;

    private final Connector connector;

    Smtp(Connector connector) {
        this.connector = connector;
    }

    /**
     * Speaks with one server and closes the connection.
     *
     * @param host the server's name, as MX gives it
     * @param port 25 for servers that receive mail
     * @param deadline bounds everything from name resolution to the end
     * @return what the server said
     * @throws IllegalArgumentException if host and port are none
     */
    public SmtpExchange probe(String host, int port, Deadline deadline) {
        Talk talk = new Talk(new HostPort(host, port));
        try (Wire wire = connector.connect(talk.target, deadline, new Stages())) {
            talk.connectedTo = Optional.of(wire.connectedTo());
            talk.over(wire);
        } catch (WireException e) {
            talk.failure = Optional.of(e.failure());
        } catch (IOException e) {
            talk.failure = Optional.of(new NetFailure(NetFailure.Kind.RESET, talk.target + " broke off: " + e));
        }
        return talk.exchange();
    }

    /** One conversation, and what has come of it so far. */
    private static final class Talk {
        private final HostPort target;
        private Optional<InetSocketAddress> connectedTo = Optional.empty();
        private Optional<SmtpReply> greeting = Optional.empty();
        private Optional<SmtpReply> ehlo = Optional.empty();
        private Optional<SmtpReply> startTls = Optional.empty();
        private String injected = "";
        private Optional<TlsSession> tls = Optional.empty();
        private Optional<NetFailure> failure = Optional.empty();

        Talk(HostPort target) {
            this.target = target;
        }

        void over(Wire wire) throws IOException {
            Lines lines = new Lines(wire);
            SmtpReply first = lines.reply();
            greeting = Optional.of(first);
            if (first.code() != 220) {
                quit(wire);
                return;
            }
            send(wire, "EHLO " + CLIENT);
            ehlo = Optional.of(lines.reply());
            if (!exchange().offersStartTls()) {
                quit(wire);
                return;
            }
            send(wire, "STARTTLS");
            SmtpReply ready = lines.reply();
            startTls = Optional.of(ready);
            if (ready.code() != 220) {
                quit(wire);
                return;
            }
            injected = lines.rest();
            if (injected.isEmpty()) {
                tls = Optional.of(wire.startTls(List.of()));
                quit(wire);
            }
        }

        private static void send(Wire wire, String line) throws IOException {
            wire.out().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            wire.out().flush();
        }

        private static void quit(Wire wire) {
            try {
                send(wire, "QUIT");
            } catch (IOException e) {
                // the server has gone first; what was to be learnt is known
            }
        }

        SmtpExchange exchange() {
            return new SmtpExchange(
                    target.host(), target.port(), connectedTo, greeting, ehlo, startTls, injected, tls, failure);
        }
    }

    /** Reads replies line by line, and knows what came beyond them. */
    private static final class Lines {
        private final Wire wire;
        private final byte[] buffer = new byte[4096];
        private int from;
        private int to;

        Lines(Wire wire) {
            this.wire = wire;
        }

        SmtpReply reply() throws IOException {
            List<String> texts = new ArrayList<>();
            int code = 0;
            while (texts.size() < MOST_LINES) {
                String line = line();
                int own = code(line);
                boolean last = line.length() == 3 || line.charAt(3) == ' ';
                if (code != 0 && own != code) {
                    throw malformed("one reply has the codes " + code + " and " + own);
                }
                code = own;
                texts.add(line.length() > 4 ? line.substring(4) : "");
                if (last) {
                    return new SmtpReply(code, texts);
                }
            }
            throw new WireException(new NetFailure(
                    NetFailure.Kind.TOO_LARGE, wire.target() + " sent a reply of more than " + MOST_LINES + " lines"));
        }

        private int code(String line) throws WireException {
            boolean digits = line.length() >= 3
                    && line.charAt(0) >= '2'
                    && line.charAt(0) <= '5'
                    && Character.digit(line.charAt(1), 10) >= 0
                    && Character.digit(line.charAt(2), 10) >= 0;
            if (!digits || (line.length() > 3 && line.charAt(3) != ' ' && line.charAt(3) != '-')) {
                throw malformed("\"" + shown(line) + "\" is no reply of a mail server");
            }
            return Integer.parseInt(line.substring(0, 3));
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            while (line.length() <= LONGEST_LINE) {
                if (from == to && !fill()) {
                    NetFailure.Kind kind =
                            wire.received() == 0 ? NetFailure.Kind.CLOSED_WITHOUT_ANSWER : NetFailure.Kind.CLOSED_EARLY;
                    throw new WireException(new NetFailure(
                            kind, wire.target() + " closed the connection after " + wire.received() + " octets"));
                }
                char c = (char) (buffer[from++] & 0xFF);
                if (c == '\n') {
                    int length = line.length();
                    boolean cr = length > 0 && line.charAt(length - 1) == '\r';
                    return cr ? line.substring(0, length - 1) : line.toString();
                }
                line.append(c);
            }
            throw new WireException(new NetFailure(
                    NetFailure.Kind.TOO_LARGE,
                    wire.target() + " sent a line of more than " + LONGEST_LINE + " octets"));
        }

        private boolean fill() throws IOException {
            from = 0;
            to = Math.max(0, wire.in().read(buffer, 0, buffer.length));
            return to > 0;
        }

        /** What has come beyond the last reply, without waiting for more. */
        String rest() throws IOException {
            if (from == to && wire.in().available() > 0) {
                boolean unused = fill();
            }
            return shown(new String(buffer, from, to - from, StandardCharsets.ISO_8859_1));
        }

        private WireException malformed(String detail) {
            return new WireException(new NetFailure(NetFailure.Kind.MALFORMED, wire.target() + ": " + detail));
        }

        private static String shown(String text) {
            StringBuilder shown = new StringBuilder();
            for (int i = 0; i < Math.min(80, text.length()); i++) {
                char c = text.charAt(i);
                shown.append(c < ' ' || c > '~' ? '?' : c);
            }
            return shown.toString();
        }
    }
}
