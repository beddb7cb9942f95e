package dev.launchready.resilience;

import static dev.launchready.resilience.Bodies.HTML;
import static dev.launchready.resilience.Bodies.TEXT;
import static dev.launchready.resilience.Bodies.row;
import static dev.launchready.resilience.Clarity.BLANK;
import static dev.launchready.resilience.Clarity.CLEAR_STATE;
import static dev.launchready.resilience.Clarity.ERROR_WITHOUT_EXPLANATION;
import static dev.launchready.resilience.Clarity.UNAFFECTED;
import static dev.launchready.resilience.Clarity.WRONG_SUCCESS;

import java.util.stream.Stream;

/** Pages as servers and frameworks really show them, and what each is worth. */
final class Pages {
    private Pages() {}

    static Stream<Bodies.Row> html() {
        return Stream.of(
                row(
                        "a page of one's own",
                        503,
                        HTML,
                        page("<h1>Payments are down</h1><p>Our payment provider does not answer."
                                + " Your card was not charged.</p>"),
                        CLEAR_STATE),
                row(
                        "a page of one's own in French",
                        503,
                        HTML,
                        page("<main><p>Le service de paiement ne répond pas, réessayez plus tard.</p></main>"),
                        CLEAR_STATE),
                row(
                        "white label",
                        500,
                        HTML,
                        "<html><body><h1>Whitelabel Error Page</h1><p>This application has no explicit"
                                + " mapping for /error, so you are seeing this as a fallback.</p></body></html>",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "Tomcat",
                        500,
                        HTML,
                        "<!doctype html><html><head><title>HTTP Status 500 – Internal Server Error</title>"
                                + "</head><body><h1>HTTP Status 500 – Internal Server Error</h1><p><b>Type</b> Exception"
                                + " Report</p></body></html>",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "Jetty",
                        500,
                        HTML,
                        "<html><head><title>Error 500 Server Error</title></head><body><h2>HTTP ERROR 500"
                                + " Server Error</h2><table><tr><th>URI:</th><td>/pay</td></tr></table></body></html>",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "nginx",
                        502,
                        HTML,
                        "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad"
                                + " Gateway</h1></center>\r\n<hr><center>nginx/1.25.3</center>\r\n</body>\r\n</html>",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "nginx without its name",
                        504,
                        HTML,
                        "<html><head><title>504 Gateway Time-out</title></head><body><center>"
                                + "<h1>504 Gateway Time-out</h1></center></body></html>",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "Apache",
                        503,
                        HTML,
                        "<!DOCTYPE HTML><html><head><title>503 Service Unavailable</title></head><body><h1>"
                                + "Service Unavailable</h1><p>The server is temporarily unable to service your request.</p><hr>"
                                + "<address>Apache/2.4.57 (Debian) Server at acme.test Port 80</address></body></html>",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "HAProxy",
                        503,
                        HTML,
                        "<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this"
                                + " request.\n</body></html>",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "IIS",
                        500,
                        HTML,
                        "<html><head><title>Runtime Error</title></head><body><h1>Server Error in '/'"
                                + " Application.</h1><h2><i>Runtime Error</i></h2></body></html>",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "Cloudflare",
                        522,
                        HTML,
                        page("<div id=\"cf-error-details\"><h1>Connection timed out</h1><p>Cloudflare Ray"
                                + " ID: 8c1</p></div>"),
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "Heroku",
                        503,
                        HTML,
                        page("<h1>Application error</h1><p>An error occurred in the application and your page"
                                + " could not be served. If you are the application owner, check your logs.</p>"),
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "Vercel",
                        504,
                        TEXT,
                        "An error occurred with your deployment\n\nFUNCTION_INVOCATION_TIMEOUT\n\ncdg1::x",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "Next.js",
                        500,
                        HTML,
                        "<html id=\"__next_error__\"><body><div><h1 class=\"next-error-h1\">500</h1><h2>"
                                + "Internal Server Error.</h2></div></body></html>",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "Rails",
                        500,
                        HTML,
                        page("<h1>We're sorry, but something went wrong.</h1><p>If you are the application"
                                + " owner check the logs for more information.</p>"),
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "Django",
                        500,
                        HTML,
                        "<!doctype html><html><head><title>Server Error (500)</title></head><body><h1>Server"
                                + " Error (500)</h1><p></p></body></html>",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "Flask",
                        500,
                        HTML,
                        "<!doctype html><title>500 Internal Server Error</title><h1>Internal Server Error</h1>"
                                + "<p>The server encountered an internal error and was unable to complete your request.</p>",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "Laravel",
                        500,
                        HTML,
                        "<html><head><title>Server Error</title></head><body><div>500</div><div>Server"
                                + " Error</div></body></html>",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "WordPress",
                        500,
                        HTML,
                        page("<p>There has been a critical error on this website.</p>"),
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "Express with its trace",
                        500,
                        HTML,
                        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<title>Error</title>\n"
                                + "</head>\n<body>\n<pre>Error: boom<br> &nbsp; &nbsp;at /srv/app/pay.js:12:9<br> &nbsp; &nbsp;at"
                                + " Layer.handle (/srv/app/node_modules/router/index.js:95:5)</pre>\n</body>\n</html>",
                        ERROR_WITHOUT_EXPLANATION),
                row(
                        "PHP's fatal error",
                        500,
                        HTML,
                        "<br />\n<b>Fatal error</b>:  Uncaught PDOException: gone in"
                                + " /var/www/html/pay.php:9\nStack trace:\n#0 /var/www/html/pay.php(9): PDO-&gt;query()\n",
                        ERROR_WITHOUT_EXPLANATION),
                row("a bare shell with an error status", 500, HTML, shell(), BLANK),
                row("a bare shell", 200, HTML, shell(), BLANK),
                row(
                        "a shell that asks for scripts",
                        200,
                        HTML,
                        "<html><head><title>Acme</title></head><body><noscript>You need"
                                + " to enable JavaScript to run this app.</noscript><div id=\"root\"></div><script src=\"/m.js\">"
                                + "</script></body></html>",
                        BLANK),
                row("a spinner", 200, HTML, page("<div class=\"spinner\" role=\"status\">Loading…</div>"), BLANK),
                row("a spinner with an error status", 503, HTML, page("<p>Please wait...</p>"), BLANK),
                row("whitespace", 200, HTML, " \n\t ", BLANK),
                row("hidden text", 500, HTML, page("<p hidden>Our provider does not answer at the moment.</p>"), BLANK),
                row(
                        "200 with an error page",
                        200,
                        HTML,
                        page("<h1>Checkout failed</h1><p>We could not reach the payment provider.</p>"),
                        WRONG_SUCCESS),
                row(
                        "200 with a page",
                        200,
                        HTML,
                        page("<h1>Welcome</h1><p>Your account is ready to use.</p>"),
                        UNAFFECTED));
    }

    static String page(String body) {
        return "<!doctype html><html><head><title>Acme</title></head><body>" + body + "</body></html>";
    }

    static String shell() {
        return "<!doctype html><html><head><title>Acme</title></head><body><div id=\"root\"></div>"
                + "<script type=\"module\" src=\"/assets/index.js\"></script></body></html>";
    }
}
