package dev.launchready.resilience;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Knows the error pages that servers and frameworks show when nobody wrote one. Pure. */
final class DefaultPages {
    private static final Map<String, Pattern> BY_NAME = new LinkedHashMap<>();

    static {
        put("Spring Boot's white-label page", "Whitelabel Error Page");
        put("Tomcat's error page", "HTTP Status \\d{3} [–-]|Apache Tomcat/\\d");
        put("Jetty's error page", "HTTP ERROR:? \\d{3}|Powered by Jetty");
        put("nginx's error page", "<center>(nginx|openresty)[^<]{0,40}</center>");
        put(
                "Apache's error page",
                "<address>Apache[^<]{0,80}</address>|server encountered an internal error or\\s"
                        + "misconfiguration|proxy server could not handle the request|proxy server received an invalid");
        put("IIS's error page", "Server Error in '[^']{0,80}' Application|<h2>\\d{3} - Internal server error");
        put("HAProxy's error page", "No server is available to handle this request|server didn't respond in time\\.");
        put("Varnish's error page", "Guru Meditation");
        put("Envoy's error text", "upstream connect error or disconnect/reset before headers|upstream request timeout");
        put("Caddy's or Go's error text", "http: proxy error");
        put("Cloudflare's error page", "cf-error-details|Cloudflare Ray ID");
        put("Heroku's error page", "An error occurred in the application and your page could not be served");
        put("Vercel's error page", "FUNCTION_INVOCATION_(TIMEOUT|FAILED)|This Serverless Function has");
        put("Netlify's error page", "error decoding lambda response|Function invocation failed");
        put(
                "Next.js's error page",
                "Application error: a (server|client)-side exception has occurred|" + "__next_error__|next-error-h1");
        put("Rails's error page", "If you are the application owner check the logs");
        put(
                "Django's error page",
                "<h1>Server Error \\(500\\)</h1>|You're seeing this error because you have <code>DEBUG");
        put("Flask's error page", "The server encountered an internal error and was unable to complete your request");
        put("Laravel's error page", "<title>Server Error</title>|laravel-ignition|Illuminate\\\\");
        put(
                "WordPress's error page",
                "There has been a critical error on this website|" + "Error establishing a database connection");
        put("Express's error page", "<title>Error</title>\\s*</head>\\s*<body>\\s*<pre>");
        put("Phoenix's error page", "Phoenix\\.Router|Plug\\.Conn\\.");
        put("Quarkus's error page", "Error id [0-9a-f-]{8,40}|RESTEASY\\d{6}");
        put("Play's error page", "Oops, an error occurred");
        put("AWS's error text", "\"message\":\\s*\"(Internal server error|Endpoint request timed out)\"");
    }

    private DefaultPages() {}

    private static void put(String name, String pattern) {
        BY_NAME.put(name, Pattern.compile(pattern));
    }

    /** The name of the default page that the content is, with its maker. */
    static Optional<String> nameOf(String content) {
        String read = content.length() > HumanText.READ ? content.substring(0, HumanText.READ) : content;
        return BY_NAME.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(read).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
