package dev.launchready.net.fault;

import static dev.launchready.net.fault.Given.text;

/** Faults of an HTTP response. Times are in nanoseconds. */
sealed interface HttpFault extends FaultSpec {

    @Override
    default FaultLayer layer() {
        return FaultLayer.HTTP;
    }

    /** The response is replaced by one with this status and a body that names it. */
    record Status(int status) implements HttpFault {
        @Override
        public String id() {
            return "status-" + status;
        }

        @Override
        public String title() {
            return "it answers " + status;
        }
    }

    /** The value is the whole Retry-After field: seconds or an HTTP date. */
    record TooManyRequests(String retryAfter) implements HttpFault {
        @Override
        public String id() {
            return "too-many-requests";
        }

        @Override
        public String title() {
            return "it answers 429 with Retry-After: " + retryAfter;
        }
    }

    record DelayedFirstByte(long delay) implements HttpFault {
        @Override
        public String id() {
            return "delayed-first-byte";
        }

        @Override
        public String title() {
            return "the response begins " + text(delay) + " late";
        }
    }

    record StallAfterHeaders() implements HttpFault {
        @Override
        public String id() {
            return "stall-after-headers";
        }

        @Override
        public String title() {
            return "the response stalls after its headers";
        }
    }

    record SlowDrip(int bytes, long pause) implements HttpFault {
        @Override
        public String id() {
            return "slow-drip";
        }

        @Override
        public String title() {
            return "the body drips " + bytes + " bytes every " + text(pause);
        }
    }

    record TruncatedBody(long bytes) implements HttpFault {
        @Override
        public String id() {
            return "truncated-body";
        }

        @Override
        public String title() {
            return "the connection closes after " + bytes + " bytes of the body";
        }
    }

    record WrongContentLength(long delta) implements HttpFault {
        @Override
        public String id() {
            return "wrong-content-length";
        }

        @Override
        public String title() {
            return "Content-Length is " + Math.abs(delta) + (delta < 0 ? " too small" : " too large");
        }
    }

    record MalformedJson() implements HttpFault {
        @Override
        public String id() {
            return "malformed-json";
        }

        @Override
        public String title() {
            return "the body is broken JSON";
        }
    }

    record HtmlInsteadOfJson() implements HttpFault {
        @Override
        public String id() {
            return "html-instead-of-json";
        }

        @Override
        public String title() {
            return "the body is an HTML page instead of JSON";
        }
    }

    record EmptyBody() implements HttpFault {
        @Override
        public String id() {
            return "empty-body";
        }

        @Override
        public String title() {
            return "the body is empty";
        }
    }

    record WrongContentType(String mediaType) implements HttpFault {
        @Override
        public String id() {
            return "wrong-content-type";
        }

        @Override
        public String title() {
            return "the response says that it is " + mediaType;
        }
    }

    record SseWithoutEnd() implements HttpFault {
        @Override
        public String id() {
            return "sse-without-end";
        }

        @Override
        public String title() {
            return "the event stream stops without its end";
        }
    }

    record SseStall() implements HttpFault {
        @Override
        public String id() {
            return "sse-stall";
        }

        @Override
        public String title() {
            return "the event stream stalls before its end";
        }
    }

    record RedirectLoop() implements HttpFault {
        @Override
        public String id() {
            return "redirect-loop";
        }

        @Override
        public String title() {
            return "it redirects to itself";
        }
    }

    record CloseBetweenRequests() implements HttpFault {
        @Override
        public String id() {
            return "close-between-requests";
        }

        @Override
        public String title() {
            return "it closes a kept connection as the next request comes";
        }
    }

    record CloseBeforeResponse() implements HttpFault {
        @Override
        public String id() {
            return "close-before-response";
        }

        @Override
        public String title() {
            return "it works and its reply is lost";
        }
    }
}
