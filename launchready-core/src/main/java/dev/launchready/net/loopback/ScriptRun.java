package dev.launchready.net.loopback;

import dev.launchready.net.loopback.Response.Step;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Plays a script on one connection. */
final class ScriptRun {
    /** Octets in one write of an endless step. */
    private static final int ENOUGH = 4096;

    private final Socket raw;
    private final Socket socket;
    private final CountDownLatch closed;
    private final boolean reading;

    /**
     * A run.
     *
     * @param raw the TCP connection
     * @param socket the same, or TLS on top of it
     * @param closed reaches zero when the server closes
     * @param reading whether a stalled script reads and drops what the client sends, and so sees it close
     */
    ScriptRun(Socket raw, Socket socket, CountDownLatch closed, boolean reading) {
        this.raw = raw;
        this.socket = socket;
        this.closed = closed;
        this.reading = reading;
    }

    void play(List<Step> script) throws IOException {
        OutputStream out = socket.getOutputStream();
        for (Step step : script) {
            if (step instanceof Step.Send send) {
                out.write(octets(send.octets()));
                out.flush();
            } else if (step instanceof Step.Drip drip) {
                drip(out, drip);
            } else if (step instanceof Step.Endless endless) {
                byte[] octets = octets(
                        endless.octets().repeat(1 + ENOUGH / endless.octets().length()));
                while (closed.getCount() > 0) {
                    out.write(octets);
                }
            } else if (step instanceof Step.Stall) {
                stall();
            } else {
                raw.setSoLinger(true, 0);
                raw.close();
            }
        }
    }

    /** Ends what was sent, and lets the client close first, so that nothing sent is lost to a reset. */
    void finish() throws IOException {
        if (!socket.isClosed() && !raw.isClosed()) {
            socket.shutdownOutput();
            drain();
        }
    }

    private void drip(OutputStream out, Step.Drip drip) throws IOException {
        do {
            for (byte octet : octets(drip.octets())) {
                if (pause(drip.pause())) {
                    return;
                }
                out.write(octet);
                out.flush();
            }
        } while (drip.forever());
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private boolean pause(Duration time) {
        try {
            return closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void stall() throws IOException {
        if (reading) {
            drain();
        } else {
            pause(Duration.ofDays(1));
        }
    }

    private void drain() throws IOException {
        if (!raw.isClosed()) {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    }
}
