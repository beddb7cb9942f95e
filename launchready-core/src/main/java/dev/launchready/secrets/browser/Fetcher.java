package dev.launchready.secrets.browser;

import dev.launchready.net.Deadline;
import dev.launchready.net.HttpBody;
import dev.launchready.net.HttpCall;
import dev.launchready.net.HttpDefect;
import dev.launchready.net.HttpExchange;
import dev.launchready.net.HttpReply;
import dev.launchready.net.Location;
import dev.launchready.net.Network;
import dev.launchready.net.Url;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Fetches what the declared hosts serve, within bounds, and tells what it could not fetch. */
final class Fetcher {
    private static final int MOST_HOPS = 5;

    private final Bounds bounds;
    private final Hosts hosts;
    private final Network network;
    private final Deadline deadline;
    private final Gathering gathering;
    private final AtomicInteger files = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    Fetcher(Bounds bounds, Hosts hosts, Network network, Deadline deadline, Gathering gathering) {
        this.bounds = bounds;
        this.hosts = hosts;
        this.network = network;
        this.deadline = deadline;
        this.gathering = gathering;
    }

    /**
     * How much is fetched.
     *
     * @param files how many files
     * @param bytes how many bytes of one file; ten times as many of all
     */
    record Bounds(int files, int bytes) {}

    /**
     * What was served.
     *
     * @param url where, after redirects
     * @param reply the answer, with a status from 200 to 299
     */
    record Fetched(Url url, HttpReply reply) {
        byte[] bytes() {
            return reply.body().octets();
        }

        /** {@return whether it is a page: what many servers answer for whatever they do not have} */
        boolean isPage() {
            String type = reply.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
            byte[] all = reply.body().octets();
            String start = new String(all, 0, Math.min(300, all.length), java.nio.charset.StandardCharsets.ISO_8859_1);
            boolean tag = start.stripLeading().startsWith("<");
            return tag || type.startsWith("text/html");
        }
    }

    /** {@return the address as it is shown: without the query, which may hold a key} */
    static String shown(Url url) {
        return url.scheme() + "://" + url.authority() + url.path();
    }

    /**
     * Fetches a file.
     *
     * @param url where
     * @param kind what it is, for the list
     * @return what was served; empty if nothing was, which is then listed or told as unseen
     */
    Optional<Fetched> fetch(Url url, String kind) {
        String address = shown(url);
        gathering.begin(address);
        try {
            return follow(url, address, kind);
        } finally {
            // what the deadline cut off stays pending, and is told so
            if (!deadline.hasExpired()) {
                gathering.end(address);
            }
        }
    }

    private Optional<Fetched> follow(Url first, String address, String kind) {
        Url url = first;
        for (int hop = 0; hop <= MOST_HOPS; hop++) {
            if (files.incrementAndGet() > bounds.files() || bytes.get() > 10L * bounds.bytes()) {
                gathering.unseen(
                        "files beyond the bound",
                        "more than " + bounds.files() + " files, or " + 10L * bounds.bytes()
                                + " bytes, are served; raise the bounds with withFilesAtMost and withLargestFile");
                return Optional.empty();
            }
            HttpExchange exchange = network.http().exchange(HttpCall.get(url).withBodyLimit(bounds.bytes()), deadline);
            if (exchange.reply().isEmpty()) {
                gathering.unseen(
                        address,
                        "did not answer: "
                                + exchange.failure().map(f -> f.detail()).orElse("no reason known"));
                return Optional.empty();
            }
            HttpReply reply = exchange.reply().get();
            bytes.addAndGet(reply.body().length());
            if (!reply.isRedirect()) {
                return judge(exchange, reply, url, address, kind);
            }
            Optional<Url> next = reply.header("Location").map(url::resolve).flatMap(Location::url);
            if (next.isEmpty() || !hosts.covers(next.get().host())) {
                String where =
                        next.map(n -> n.host() + ", which is not declared").orElse("nowhere");
                gathering.unseen(address, "redirects to " + where);
                return Optional.empty();
            }
            url = next.get();
        }
        gathering.unseen(address, "redirects more than " + MOST_HOPS + " times");
        return Optional.empty();
    }

    private Optional<Fetched> judge(HttpExchange exchange, HttpReply reply, Url url, String address, String kind) {
        int status = reply.status();
        if (status == 404 || status == 410) {
            gathering.file(address, kind, status + ", not there");
            return Optional.empty();
        }
        if (status < 200 || status > 299) {
            gathering.unseen(address, "answers " + status + ", not with the " + kind);
            return Optional.empty();
        }
        HttpBody body = reply.body();
        gathering.file(address, kind, status + ", " + body.length() + " bytes");
        if (!body.isComplete()) {
            String reason = exchange.has(HttpDefect.Kind.DECOMPRESSION_BOMB)
                    ? "grows beyond all measure when it is decompressed"
                    : exchange.failure()
                            .map(f -> "broke off: " + f.detail())
                            .orElse("has more than " + bounds.bytes() + " bytes; raise that with withLargestFile");
            gathering.unseen(address, "only its first " + body.length() + " bytes were looked at: it " + reason);
        }
        return Optional.of(new Fetched(url, reply));
    }
}
