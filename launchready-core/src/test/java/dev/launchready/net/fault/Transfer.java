package dev.launchready.net.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What a bare client saw of one connection: it connects, sends what it has, and reads until the connection ends or its
 * patience does.
 *
 * @param octets what it read, one char each
 * @param ending how that ended
 * @param first from connecting to the first octet; zero when none came
 * @param lasted from connecting to the ending
 */
record Transfer(String octets, Ending ending, Duration first, Duration lasted) {
    enum Ending {
        END,
        RESET,
        REFUSED,
        CONNECT_HANGS,
        SILENCE
    }

    byte[] bytes() {
        return octets.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Sends one octet and reads. */
    static Transfer through(FaultProxy proxy, Duration patience) {
        return through(proxy, new byte[] {'!'}, false, patience);
    }

    static Transfer through(FaultProxy proxy, byte[] request, boolean thenEnds, Duration patience) {
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        long start = System.nanoTime();
        long first = start;
        Ending ending = Ending.CONNECT_HANGS;
        try (Socket socket = new Socket()) {
            socket.connect(proxy.address(), (int) patience.toMillis());
            ending = Ending.SILENCE;
            socket.setSoTimeout((int) patience.toMillis());
            CompletableFuture<Boolean> wrote =
                    CompletableFuture.supplyAsync(() -> writes(socket, request, thenEnds), PlainServer::daemon);
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[8192];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (got.size() == 0) {
                    first = System.nanoTime();
                }
                got.write(buffer, 0, count);
            }
            // of a reset the kernel tells one call alone: when the write had it, the read sees a mere end
            ending = wrote.completeOnTimeout(true, 1, TimeUnit.SECONDS).join() ? Ending.END : Ending.RESET;
        } catch (SocketTimeoutException e) {
            // said already
        } catch (ConnectException e) {
            ending = Ending.REFUSED;
        } catch (SocketException e) {
            ending = Ending.RESET;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new Transfer(
                got.toString(StandardCharsets.ISO_8859_1),
                ending,
                Duration.ofNanos(first - start),
                Duration.ofNanos(System.nanoTime() - start));
    }

    /** Whether the connection took it. */
    private static boolean writes(Socket socket, byte[] request, boolean thenEnds) {
        try {
            socket.getOutputStream().write(request);
            if (thenEnds) {
                socket.shutdownOutput();
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return octets.length() + " bytes, then " + ending + " after " + lasted.toMillis() + " ms";
    }
}
