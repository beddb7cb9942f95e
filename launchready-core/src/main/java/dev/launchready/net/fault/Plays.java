package dev.launchready.net.fault;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Finds what is to be made of a response. A fault that cannot act on it leaves it alone, and no record says it did. */
final class Plays {
    /** What a gateway that answers for another keeps, so that browsers and logs find their way. */
    private static final List<String> KEPT = List.of(
            "Date",
            "Server",
            "Via",
            "Vary",
            "Connection",
            "Keep-Alive",
            "X-Request-Id",
            "Request-Id",
            "Access-Control-Allow-Origin",
            "Access-Control-Allow-Credentials",
            "Access-Control-Expose-Headers");

    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(204, "No Content"),
            Map.entry(301, "Moved Permanently"),
            Map.entry(302, "Found"),
            Map.entry(307, "Temporary Redirect"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(402, "Payment Required"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(408, "Request Timeout"),
            Map.entry(409, "Conflict"),
            Map.entry(422, "Unprocessable Content"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(504, "Gateway Timeout"));

    private Plays() {}

    static Play of(HttpPlan plan, Answer answer, Delivery delivery, HttpConversation talk) {
        ActiveFault by = plan.fault();
        if (by == null || !(by.fault().spec() instanceof HttpFault fault) || !actsOn(fault, answer)) {
            return new Play.Passing(answer.head(), delivery);
        }
        talk.applied(by, answer.turn());
        return play(fault, by, answer, delivery, talk);
    }

    private static Play play(HttpFault fault, ActiveFault by, Answer answer, Delivery delivery, HttpConversation talk) {
        if (fault instanceof HttpFault.Status status) {
            return error(status.status(), "", answer, delivery);
        } else if (fault instanceof HttpFault.TooManyRequests limited) {
            return error(429, limited.retryAfter(), answer, delivery);
        } else if (fault instanceof HttpFault.StallAfterHeaders) {
            return new Play.Stalling(answer.head(), delivery, by);
        } else if (fault instanceof HttpFault.SlowDrip drip) {
            return new Play.Dripping(
                    answer.head(), delivery, drip, () -> talk.context().faults().contains(by));
        } else if (fault instanceof HttpFault.TruncatedBody truncated) {
            return new Play.Truncating(answer, delivery, truncated.bytes());
        } else if (fault instanceof HttpFault.WrongContentLength wrong) {
            return new LengthPlay(answer, delivery, wrong.delta());
        } else if (fault instanceof HttpFault.MalformedJson) {
            return new JsonPlay(answer, delivery);
        } else if (fault instanceof HttpFault.HtmlInsteadOfJson) {
            int status = hasNone(answer.status()) ? 200 : answer.status();
            return other(status, answer, delivery, "text/html; charset=utf-8", page("Just a moment"));
        } else if (fault instanceof HttpFault.EmptyBody) {
            return new Play.Replacing(emptied(answer).octets(), delivery);
        } else if (fault instanceof HttpFault.WrongContentType wrong) {
            return new Play.Passing(answer.head().with("Content-Type", wrong.mediaType()), delivery);
        } else if (fault instanceof HttpFault.SseWithoutEnd) {
            return new EventPlay(answer, delivery, null);
        } else if (fault instanceof HttpFault.SseStall) {
            return new EventPlay(answer, delivery, by);
        } else if (fault instanceof HttpFault.RedirectLoop) {
            return redirect(answer, delivery);
        }
        // CloseBeforeResponse; and CloseBetweenRequests of a request that had to be passed on before it was complete
        return new Play.Losing(delivery);
    }

    private static boolean actsOn(HttpFault fault, Answer answer) {
        boolean content = answer.hasContent();
        if (fault instanceof HttpFault.StallAfterHeaders
                || fault instanceof HttpFault.SlowDrip
                || fault instanceof HttpFault.TruncatedBody
                || fault instanceof HttpFault.EmptyBody
                || fault instanceof HttpFault.WrongContentType) {
            return content;
        } else if (fault instanceof HttpFault.WrongContentLength wrong) {
            boolean empty = !hasNone(answer.status()) && !answer.turn().method().equals("HEAD");
            return content || (empty && wrong.delta() > 0);
        } else if (fault instanceof HttpFault.MalformedJson) {
            return content && answer.isJson();
        } else if (fault instanceof HttpFault.SseWithoutEnd || fault instanceof HttpFault.SseStall) {
            return content && answer.mediaType().equals("text/event-stream");
        }
        return true;
    }

    private static boolean hasNone(int status) {
        return status == 204 || status == 205 || status == 304;
    }

    private static Play error(int status, String retryAfter, Answer answer, Delivery delivery) {
        String reason = REASONS.getOrDefault(status, "");
        boolean json = answer.isJson()
                || answer.turn().head().first("Accept").orElse("").contains("json");
        String type = json ? "application/problem+json" : "text/html; charset=utf-8";
        String body = json
                ? "{\"type\":\"about:blank\",\"title\":\"" + reason + "\",\"status\":" + status + "}"
                : page((status + " " + reason).strip());
        HttpHead head = head(status, answer);
        if (!retryAfter.isEmpty()) {
            head = head.with("Retry-After", retryAfter);
        }
        return hasNone(status)
                ? new Play.Replacing(head.octets(), delivery)
                : replaced(head, type, body, answer, delivery);
    }

    private static Play redirect(Answer answer, Delivery delivery) {
        String method = answer.turn().method();
        int status = method.equals("GET") || method.equals("HEAD") ? 302 : 307;
        answer.turn().answered(status);
        HttpHead head =
                head(status, answer).with("Location", answer.turn().target()).with("Content-Length", "0");
        return new Play.Replacing(head.octets(), delivery);
    }

    private static Play other(int status, Answer answer, Delivery delivery, String type, String body) {
        HttpHead head = head(status, answer);
        return replaced(head, type, body, answer, delivery);
    }

    private static Play replaced(HttpHead head, String type, String body, Answer answer, Delivery delivery) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        byte[] octets = head.with("Content-Type", type)
                .with("Content-Length", Integer.toString(content.length))
                .octets();
        if (answer.turn().method().equals("HEAD")) {
            return new Play.Replacing(octets, delivery);
        }
        byte[] all = java.util.Arrays.copyOf(octets, octets.length + content.length);
        System.arraycopy(content, 0, all, octets.length, content.length);
        return new Play.Replacing(all, delivery);
    }

    private static HttpHead head(int status, Answer answer) {
        answer.turn().answered(status);
        String line = status == answer.status()
                ? answer.head().start()
                : "HTTP/1.1 " + status + " " + REASONS.getOrDefault(status, "");
        return answer.head().withOnly(KEPT).withStart(line);
    }

    private static HttpHead emptied(Answer answer) {
        return answer.headForOther()
                .without("Content-Encoding", "Transfer-Encoding", "Trailer", "Content-Range")
                .with("Content-Length", "0");
    }

    private static String page(String title) {
        return "<!DOCTYPE html>\n<html><head><title>" + title + "</title></head>\n<body><h1>" + title
                + "</h1><p>Please try again later.</p></body></html>\n";
    }
}
