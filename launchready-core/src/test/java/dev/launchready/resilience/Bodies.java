package dev.launchready.resilience;

import static dev.launchready.resilience.Clarity.BLANK;
import static dev.launchready.resilience.Clarity.CLEAR_STATE;
import static dev.launchready.resilience.Clarity.ERROR_WITHOUT_EXPLANATION;
import static dev.launchready.resilience.Clarity.UNAFFECTED;
import static dev.launchready.resilience.Clarity.WRONG_SUCCESS;

import java.util.stream.Stream;

/** Answers as servers and frameworks really shape them, and what each is worth. */
final class Bodies {
    static final String JSON = "application/json";
    static final String PROBLEM = "application/problem+json";
    static final String HTML = "text/html; charset=utf-8";
    static final String TEXT = "text/plain; charset=utf-8";

    private Bodies() {}

    record Row(String name, int status, String type, String body, Clarity expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> json() {
        return Stream.of(
                row(
                        "RFC 9457 with a detail",
                        503,
                        PROBLEM,
                        "{\"type\":\"https://acme.test/problems/model-down\",\"title\":"
                                + "\"Model not available\",\"status\":503,\"detail\":\"The model did not answer within 5 s. Your"
                                + " draft is kept.\"}",
                        CLEAR_STATE),
                row(
                        "RFC 9457 whose title says it",
                        502,
                        PROBLEM,
                        "{\"title\":\"Payment provider cannot be reached\",\"status\":502}",
                        CLEAR_STATE),
                row(
                        "RFC 9457 with nothing but the status",
                        500,
                        PROBLEM,
                        "{\"type\":\"about:blank\",\"title\":\"Internal Server Error\",\"status\":500,\"instance\":\"/x\"}",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "Spring Boot's default JSON",
                        500,
                        JSON,
                        "{\"timestamp\":\"2026-11-24T08:00:00.000+00:00\",\"status\":500,"
                                + "\"error\":\"Internal Server Error\",\"path\":\"/signup\"}",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "Spring Boot with its trace",
                        500,
                        JSON,
                        "{\"status\":500,\"error\":\"Internal Server Error\",\"trace\":"
                                + "\"java.lang.IllegalStateException: x\\n\\tat com.acme.Pay.charge(Pay.java:42)\\n\\tat"
                                + " java.base/java.lang.Thread.run(Thread.java:840)\"}",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "NestJS",
                        500,
                        JSON,
                        "{\"statusCode\":500,\"message\":\"Internal server error\"}",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "Fastify",
                        500,
                        JSON,
                        "{\"statusCode\":500,\"error\":\"Internal Server Error\",\"message\":"
                                + "\"connect ECONNREFUSED 127.0.0.1:5432\"}",
                        ERROR_WITHOUT_EXPLANATION),
                row("FastAPI", 500, JSON, "{\"detail\":\"Internal Server Error\"}", ERROR_WITHOUT_EXPLANATION),
                row(
                        "FastAPI, told",
                        504,
                        JSON,
                        "{\"detail\":\"Search is slow at the moment, please try again\"}",
                        CLEAR_STATE),
                row(
                        "Django REST framework",
                        503,
                        JSON,
                        "{\"detail\":\"The payment service is temporarily unavailable.\"}",
                        CLEAR_STATE),
                row("API Gateway", 500, JSON, "{\"message\": \"Internal server error\"}", ERROR_WITHOUT_EXPLANATION),
                row(
                        "API Gateway's timeout",
                        504,
                        JSON,
                        "{\"message\": \"Endpoint request timed out\"}",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "Micronaut",
                        500,
                        JSON,
                        "{\"message\":\"Internal Server Error\",\"_embedded\":{\"errors\":[{\"message\":"
                                + "\"Internal Server Error: Read Timeout\"}]}}",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "an error object as Stripe shapes it",
                        503,
                        JSON,
                        "{\"error\":{\"type\":\"api_error\",\"message\":\"We could"
                                + " not reach your bank. You have not been charged.\"}}",
                        CLEAR_STATE),
                row(
                        "JSON:API",
                        502,
                        "application/vnd.api+json",
                        "{\"errors\":[{\"status\":\"502\",\"title\":\"Shipping rates"
                                + " missing\",\"detail\":\"The carrier did not answer, so rates cannot be shown.\"}]}",
                        CLEAR_STATE),
                row("a code alone", 503, JSON, "{\"code\":\"E1042\"}", ERROR_WITHOUT_EXPLANATION),
                row("a boolean alone", 500, JSON, "{\"success\":false}", ERROR_WITHOUT_EXPLANATION),
                row("an empty object", 500, JSON, "{}", BLANK),
                row("an empty array", 503, JSON, "[]", BLANK),
                row(
                        "a raw Java message",
                        500,
                        JSON,
                        "{\"message\":\"java.net.SocketTimeoutException: Read timed out\"}",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "a raw Python message",
                        500,
                        JSON,
                        "{\"error\":\"HTTPSConnectionPool(host='api.vendor.test', port=443):"
                                + " Max retries exceeded\"}",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "a raw Go message",
                        500,
                        JSON,
                        "{\"error\":\"dial tcp 10.0.0.7:443: i/o timeout\"}",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "a raw SQL message",
                        500,
                        JSON,
                        "{\"error\":\"SQLSTATE[HY000] [2002] Connection refused\"}",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "a raw parser message",
                        500,
                        JSON,
                        "{\"error\":\"Unexpected token < in JSON at position 0\"}",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "a phrase that says nothing",
                        500,
                        JSON,
                        "{\"error\":\"Something went wrong\"}",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "a phrase that says nothing, with guidance",
                        500,
                        JSON,
                        "{\"error\":\"Something went wrong. Please try again later.\"}",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "guidance beside a status that says what it is",
                        503,
                        JSON,
                        "{\"error\":\"Please try again in a few minutes.\"}",
                        CLEAR_STATE),
                row(
                        "a German message",
                        503,
                        JSON,
                        "{\"message\":\"Der Zahlungsdienst antwortet gerade nicht.\"}",
                        CLEAR_STATE),
                row("a Japanese message", 503, JSON, "{\"message\":\"決済サービスに接続できません。\"}", CLEAR_STATE),
                row(
                        "a 404 for a dependency's failure",
                        404,
                        JSON,
                        "{\"message\":\"No such invoice could be found here\"}",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "429 with a message",
                        429,
                        JSON,
                        "{\"message\":\"The model is busy, please wait ten seconds\"}",
                        CLEAR_STATE),
                row(
                        "GraphQL errors that explain",
                        200,
                        JSON,
                        "{\"data\":null,\"errors\":[{\"message\":\"The inventory service"
                                + " does not answer\",\"path\":[\"stock\"]}]}",
                        CLEAR_STATE),
                row(
                        "GraphQL errors that do not",
                        200,
                        JSON,
                        "{\"data\":null,\"errors\":[{\"message\":\"Internal Server Error\"}]}",
                        WRONG_SUCCESS),
                row("200 with an error", 200, JSON, "{\"error\":\"payment failed\"}", WRONG_SUCCESS),
                row("200 with success false", 200, JSON, "{\"success\":false,\"data\":null}", WRONG_SUCCESS),
                row(
                        "200 with a status of its own",
                        200,
                        JSON,
                        "{\"status\":\"error\",\"message\":\"x\"}",
                        WRONG_SUCCESS),
                row("200 with statusCode 500", 200, JSON, "{\"statusCode\":500,\"body\":\"\"}", WRONG_SUCCESS),
                row("200 with error null", 200, JSON, "{\"error\":null,\"id\":\"o-1\"}", UNAFFECTED),
                row("200 with error false", 200, JSON, "{\"error\":false,\"id\":\"o-1\"}", UNAFFECTED),
                row("200 with an empty object", 200, JSON, "{}", BLANK),
                row("200 with null", 200, JSON, "null", BLANK));
    }

    static Stream<Row> text() {
        return Stream.of(
                row("nothing", 500, "", "", BLANK),
                row("nothing, as JSON", 502, JSON, "", BLANK),
                row("Go's http.Error", 500, TEXT, "Internal Server Error\n", ERROR_WITHOUT_EXPLANATION),
                row(
                        "Go's panic",
                        500,
                        TEXT,
                        "panic: runtime error: invalid memory address\n\ngoroutine 34 [running]:\n"
                                + "main.pay(...)\n\t/src/main.go:31 +0x1d",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "Envoy",
                        503,
                        TEXT,
                        "upstream connect error or disconnect/reset before headers. reset reason:"
                                + " connection timeout",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "Python's traceback",
                        500,
                        TEXT,
                        "Traceback (most recent call last):\n  File \"/app/pay.py\", line 7, in"
                                + " charge\n    raise Timeout()\n",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "Ruby's backtrace",
                        500,
                        TEXT,
                        "Net::ReadTimeout\napp/models/pay.rb:14:in `charge'\n",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        ".NET's trace",
                        500,
                        TEXT,
                        "System.TimeoutException: The operation has timed out.\n   at"
                                + " Acme.Pay.Charge(Order order) in C:\\src\\Pay.cs:line 17\n",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "Java's trace",
                        500,
                        TEXT,
                        "java.net.ConnectException: Connection refused\n\tat"
                                + " java.base/sun.nio.ch.Net.pollConnect(Native Method)\n",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "Rust's panic",
                        500,
                        TEXT,
                        "thread 'main' panicked at src/main.rs:4:10:\ncalled `Result::unwrap()`",
                        ERROR_WITHOUT_EXPLANATION),
                row("a sentence", 503, TEXT, "The recommendation service is down; everything else works.", CLEAR_STATE),
                row("a sentence without a type", 502, "", "The upload store cannot be reached right now.", CLEAR_STATE),
                row(
                        "a sentence as XML",
                        503,
                        "application/xml",
                        "<error><message>The tax service does not answer today</message></error>",
                        CLEAR_STATE),
                row(
                        "a picture",
                        500,
                        "image/png",
                        "\u0089PNG rest of a picture that nobody reads",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "200 with a trace",
                        200,
                        TEXT,
                        "Traceback (most recent call last):\n  File \"/a.py\", line 1, in x\n",
                        WRONG_SUCCESS),
                row("200 with text", 200, TEXT, "pong", UNAFFECTED),
                row("204", 204, "", "", BLANK));
    }

    static Row row(String name, int status, String type, String body, Clarity expected) {
        return new Row(name, status, type, body, expected);
    }
}
