package dev.launchready.secrets.browser;

import dev.launchready.net.Concurrently;
import dev.launchready.net.Deadline;
import dev.launchready.net.HttpCall;
import dev.launchready.net.HttpExchange;
import dev.launchready.net.HttpReply;
import dev.launchready.net.Network;
import dev.launchready.net.Url;
import dev.launchready.secrets.SecretScanner;
import dev.launchready.secrets.browser.Gathering.Haul;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks for files that are forgotten on web servers. Many sites answer every path with their page and 200, so an answer
 * counts only if it has the form of the file, and if a path that nobody can have does not have the same answer.
 */
final class ExposureLook {
    private static final int HEAD = 256 * 1024;

    private final SecretScanner scanner;
    private final Network network;
    private final Deadline deadline;
    private final Gathering gathering;

    ExposureLook(SecretScanner scanner, Network network, Deadline deadline, Gathering gathering) {
        this.scanner = scanner;
        this.network = network;
        this.deadline = deadline;
        this.gathering = gathering;
    }

    /** A path, and the kind of file that may lie there. */
    private record Probe(Exposure exposure, Url url) {}

    /** What a path answers. */
    private record Answer(Optional<HttpReply> reply, String failure) {
        boolean isServed() {
            return reply.isPresent()
                    && reply.get().status() >= 200
                    && reply.get().status() < 300;
        }

        String text() {
            return reply.map(r -> Exam.text(r.body().octets())).orElse("");
        }
    }

    /** Looks at the host of a page. */
    void run(Url page) {
        List<Probe> probes = new ArrayList<>();
        for (Exposure exposure : Exposure.values()) {
            for (String path : exposure.paths()) {
                page.resolve(path).url().ifPresent(url -> probes.add(new Probe(exposure, url)));
            }
        }
        List<Answer> answers = Concurrently.map(probes, probe -> ask(probe.url()));
        List<String> silent = new ArrayList<>();
        for (int i = 0; i < probes.size(); i++) {
            Probe probe = probes.get(i);
            Answer answer = answers.get(i);
            if (answer.reply().isEmpty() || answer.reply().get().status() >= 500) {
                silent.add(probe.url().path());
            } else if (answer.isServed() && probe.exposure().fits(answer.text())) {
                served(probe, answer);
            }
        }
        if (!silent.isEmpty()) {
            String reason = answers.stream()
                    .map(Answer::failure)
                    .filter(failure -> !failure.isEmpty())
                    .findFirst()
                    .orElse("it answers with a status of 500 or more");
            gathering.unseen(
                    page.scheme() + "://" + page.authority(),
                    "whether " + String.join(", ", silent) + (silent.size() == 1 ? " is" : " are")
                            + " served is not known: " + reason);
        }
        gathering.file(
                page.scheme() + "://" + page.authority() + "/…",
                "forgotten files",
                probes.size() + " usual paths asked for");
    }

    private void served(Probe probe, Answer answer) {
        String path = probe.url().path();
        String name = UUID.randomUUID().toString();
        // beside the file, with its beginning and its end, so that whatever rule answers for all answers for this too
        int slash = path.lastIndexOf('/');
        int dot = path.lastIndexOf('.');
        String control = path.substring(0, slash + 1)
                + (path.startsWith(".", slash + 1) ? "." : "")
                + name
                + (dot > slash + 1 ? path.substring(dot) : "");
        Answer other = probe.url().resolve(control).url().map(this::ask).orElse(new Answer(Optional.empty(), ""));
        String address = Fetcher.shown(probe.url());
        if (other.isServed() && probe.exposure().fits(other.text())) {
            gathering.file(address, probe.exposure().label(), "the same is served for a path that nobody can have");
            return;
        }
        gathering.file(
                address, probe.exposure().label(), "200, " + answer.text().length() + " bytes");
        byte[] bytes = answer.reply().map(reply -> reply.body().octets()).orElse(new byte[0]);
        Haul haul = Exam.data(scanner, address, bytes);
        gathering.add(haul);
        BrowserRule rule = probe.exposure().rule();
        if (rule != null) {
            int secrets = haul.secrets().size() + haul.variables().size();
            gathering.exposed(new ExposedFile(address, rule, probe.exposure().label(), secrets));
        }
    }

    private Answer ask(Url url) {
        HttpExchange exchange = network.http().exchange(HttpCall.get(url).withBodyLimit(HEAD), deadline);
        return new Answer(
                exchange.reply(),
                exchange.reply().isPresent()
                        ? ""
                        : exchange.failure().map(f -> f.detail()).orElse("it did not answer"));
    }
}
