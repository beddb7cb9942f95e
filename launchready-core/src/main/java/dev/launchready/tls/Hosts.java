package dev.launchready.tls;

import dev.launchready.Launch;
import dev.launchready.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** The hosts that a check is about: one of its own, or all that the launch declares. */
sealed interface Hosts {
    /** How many are looked at side by side. */
    int ABREAST = 8;

    /** {@return the full names} */
    List<String> in(Launch launch);

    /** {@return them in words, to begin a sentence with} */
    String label();

    /**
     * A host by its name.
     *
     * @throws IllegalArgumentException if it is no host name; the message says what to write
     */
    static Hosts named(String name) {
        boolean relative = name.equals("@") || name.matches("[A-Za-z0-9_-]+");
        boolean address = name.matches("\\d{1,3}(\\.\\d{1,3}){3}")
                || name.matches("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
        return new One(relative || address ? name : new Site(name).domain(), relative);
    }

    static Hosts everyDeclared() {
        return new Every();
    }

    /** Does something with each, a few at a time, and keeps the order. The work has its own deadline. */
    static <T> List<T> each(List<String> hosts, Function<String, T> work) {
        if (hosts.size() == 1) {
            return List.of(work.apply(hosts.get(0)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(ABREAST, Math.max(1, hosts.size())), task -> {
            Thread thread = new Thread(task, "launchready-tls");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<CompletableFuture<T>> running = new ArrayList<>();
            for (String host : hosts) {
                running.add(CompletableFuture.supplyAsync(() -> work.apply(host), threads));
            }
            return running.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdown();
        }
    }

    /** One host. */
    record One(String name, boolean relative) implements Hosts {
        @Override
        public List<String> in(Launch launch) {
            return List.of(relative ? launch.site().host(name) : name);
        }

        @Override
        public String label() {
            return name.equals("@") ? "the apex" : name;
        }
    }

    /** All that the launch declares. */
    record Every() implements Hosts {
        @Override
        public List<String> in(Launch launch) {
            return launch.hosts();
        }

        @Override
        public String label() {
            return "every declared host";
        }
    }
}
