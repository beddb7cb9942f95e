package dev.launchready.resilience;

import dev.launchready.net.loopback.Handler;
import dev.launchready.net.loopback.LoopbackSmtp;
import dev.launchready.net.loopback.Response;
import dev.launchready.net.loopback.SmtpClient;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Ways to sign somebody up and to send them a mail, over real SMTP. */
final class SignUps implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 200;
    private static final int NO_TIMEOUT_MILLIS = 60_000;

    private final LoopbackSmtp smtp;
    private final Queue<String> accounts = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<String> outbox = new LinkedBlockingQueue<>();
    private final Thread worker = new Thread(this::work, "outbox");

    SignUps(LoopbackSmtp smtp) {
        this.smtp = smtp;
        worker.setDaemon(true);
        worker.start();
    }

    long accounts() {
        return accounts.size();
    }

    /** The account, and a mail that a worker sends until it is taken. */
    Handler throughAnOutbox() {
        return request -> {
            accounts.add(request.body());
            outbox.add(request.body());
            return made();
        };
    }

    /** The account, a mail at once, and where that fails a word about it. */
    Handler tellingThatTheMailComesLater() {
        return request -> {
            accounts.add(request.body());
            return sends(TIMEOUT_MILLIS)
                    ? made()
                    : Products.json(
                            201, "{\"state\":\"made\",\"note\":\"mail delayed, use the button to send it again\"}");
        };
    }

    Handler failingWithTheMail() {
        return request -> {
            if (!sends(TIMEOUT_MILLIS)) {
                return Products.json(503, "{\"message\":\"We cannot send mail at the moment; sign up again later.\"}");
            }
            accounts.add(request.body());
            return made();
        };
    }

    Handler waitingForTheMail() {
        return request -> {
            accounts.add(request.body());
            boolean unused = sends(NO_TIMEOUT_MILLIS);
            return made();
        };
    }

    Handler forgettingTheMail() {
        return request -> {
            accounts.add(request.body());
            boolean unused = sends(TIMEOUT_MILLIS);
            return made();
        };
    }

    Handler forgettingTheAccount() {
        return request -> {
            if (sends(TIMEOUT_MILLIS)) {
                accounts.add(request.body());
            }
            return made();
        };
    }

    private static Response made() {
        return Products.json(201, "{\"state\":\"made\"}");
    }

    private boolean sends(int timeout) {
        try (SmtpClient client = new SmtpClient(smtp).patientFor(timeout)) {
            if (!client.hears().startsWith("220")) {
                return false;
            }
            List<String> codes = client.mail("Subject: Welcome\r\n\r\nHello");
            return codes.size() == 5 && codes.get(4).equals("250");
        }
    }

    private void work() {
        try {
            while (true) {
                outbox.take();
                while (!sends(TIMEOUT_MILLIS)) {
                    if (new Semaphore(0).tryAcquire(20, TimeUnit.MILLISECONDS)) {
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        worker.interrupt();
    }
}
