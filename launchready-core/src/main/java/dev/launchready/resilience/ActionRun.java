package dev.launchready.resilience;

import dev.launchready.Launch;
import dev.launchready.net.Deadline;
import dev.launchready.net.HttpCall;
import dev.launchready.net.HttpExchange;
import dev.launchready.net.HttpReply;
import dev.launchready.net.Location;
import dev.launchready.net.Url;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Does what a user does, and sees what they see. Ends when the patience does. */
final class ActionRun {
    private static final int MOST_REDIRECTS = 5;
    private static final int FRAMES = 4;

    private final Launch launch;

    ActionRun(Launch launch) {
        this.launch = launch;
    }

    UserSaw perform(UserAction action, Duration patience) {
        return action.deed() instanceof UserAction.Deed.Call call
                ? call(call.body(), patience)
                : request(action.call(), patience);
    }

    private UserSaw request(HttpCall call, Duration patience) {
        long start = System.nanoTime();
        Deadline deadline = Deadline.in(patience);
        HttpExchange exchange = launch.network().http().exchange(call, deadline);
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            Optional<HttpCall> next = next(exchange);
            if (next.isEmpty()) {
                break;
            }
            exchange = launch.network().http().exchange(next.get(), deadline);
        }
        return UserSaw.of(exchange, since(start));
    }

    /** Where a browser would go on by itself, on the same origin: a probe does not leave the declared product. */
    private static Optional<HttpCall> next(HttpExchange exchange) {
        Url from = exchange.url();
        return exchange.reply()
                .filter(HttpReply::isRedirect)
                .filter(reply -> reply.status() != 307 && reply.status() != 308)
                .flatMap(reply -> reply.header("Location"))
                .map(from::resolve)
                .flatMap(Location::url)
                .filter(to ->
                        to.hostPort().equals(from.hostPort()) && to.scheme().equals(from.scheme()))
                .map(to -> copied(exchange.call(), to));
    }

    private static HttpCall copied(HttpCall call, Url to) {
        HttpCall next = HttpCall.get(to);
        for (var field : call.headers()) {
            next = field.isNamed("Content-Type") ? next : next.withHeader(field.name(), field.value());
        }
        return next;
    }

    private static UserSaw call(Callable<?> body, Duration patience) {
        FutureTask<Object> task = new FutureTask<>(body::call);
        Thread thread = new Thread(task, "launchready-action");
        thread.setDaemon(true);
        long start = System.nanoTime();
        thread.start();
        try {
            Object value = task.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return UserSaw.returned(value, since(start));
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String message = cause.getMessage() == null ? "" : cause.getMessage();
            return new UserSaw.Threw(cause.getClass().getName(), message, since(start));
        } catch (TimeoutException e) {
            String where = Arrays.stream(thread.getStackTrace())
                    .limit(FRAMES)
                    .map(frame -> "at " + frame)
                    .collect(Collectors.joining("\n"));
            task.cancel(true);
            return new UserSaw.Hung(where.isEmpty() ? "the call had just ended" : where, since(start));
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return new UserSaw.Hung("the probe itself was interrupted", since(start));
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
