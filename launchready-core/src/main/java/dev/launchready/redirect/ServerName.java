package dev.launchready.redirect;

import dev.launchready.net.HttpReply;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who answers: an edge known by a header of its own, else what the Server header says. */
final class ServerName {
    // Each header is documented by its vendor as set on every answer of theirs
    private static final Map<String, String> BY_HEADER = new LinkedHashMap<>();

    static {
        BY_HEADER.put("cf-ray", "Cloudflare");
        BY_HEADER.put("x-vercel-id", "Vercel");
        BY_HEADER.put("x-nf-request-id", "Netlify");
        BY_HEADER.put("x-amz-cf-id", "CloudFront");
        BY_HEADER.put("fly-request-id", "Fly.io");
        BY_HEADER.put("x-render-origin-server", "Render");
        BY_HEADER.put("x-railway-request-id", "Railway");
        BY_HEADER.put("x-github-request-id", "GitHub Pages");
        BY_HEADER.put("x-azure-ref", "Azure Front Door");
        BY_HEADER.put("x-fastly-request-id", "Fastly");
    }

    private ServerName() {}

    static String of(HttpReply reply) {
        return BY_HEADER.entrySet().stream()
                .filter(known -> reply.header(known.getKey()).isPresent())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> reply.header("Server").orElse(""));
    }
}
