package dev.launchready.resilience.webhook;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One thing that happened at a provider, as its content says it. The content is octets, never parsed and written anew:
 * that is what is signed. Immutable.
 */
public final class WebhookEvent {
    private final String id;
    private final String type;
    private final String contentType;
    private final byte[] body;

    private WebhookEvent(String id, String type, String contentType, byte[] body) {
        if (id.isBlank() || id.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException("\"" + id + "\" is no event id; write visible ASCII, for example evt_1");
        }
        this.id = id;
        this.type = type;
        this.contentType = contentType;
        this.body = body;
    }

    /**
     * An event whose content is JSON.
     *
     * @param id the id by which the endpoint knows it again; where it also stands in the content, {@link #withId}
     *     replaces it there
     * @param type the event's type, which some providers put into a header field, for example {@code invoice.paid}
     * @param json the content, sent in UTF-8 as it is
     * @return the event
     * @throws IllegalArgumentException if the id is blank or not visible ASCII
     */
    public static WebhookEvent json(String id, String type, String json) {
        return new WebhookEvent(id, type, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * An event whose content is a form, as Twilio and Slack's commands send.
     *
     * @param id the id by which the endpoint knows it again
     * @param type the event's type
     * @param fields the fields in the order of the map
     * @return the event
     * @throws IllegalArgumentException if the id is blank or not visible ASCII
     */
    public static WebhookEvent form(String id, String type, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return of(id, type, "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * An event with any content.
     *
     * @param id the id by which the endpoint knows it again
     * @param type the event's type
     * @param contentType the content's media type
     * @param body the content, which is copied
     * @return the event
     * @throws IllegalArgumentException if the id is blank or not visible ASCII
     */
    public static WebhookEvent of(String id, String type, String contentType, byte[] body) {
        return new WebhookEvent(id, type, contentType, body.clone());
    }

    /**
     * The same event happening another time: its id replaced, also wherever the old one stands in the content.
     *
     * @param other the new id
     * @return a copy with it
     * @throws IllegalArgumentException if the id is blank or not visible ASCII
     */
    public WebhookEvent withId(String other) {
        // one char for an octet, so that content in any charset comes out as it went in
        String text = new String(body, StandardCharsets.ISO_8859_1);
        byte[] renamed = text.replace(id, other).getBytes(StandardCharsets.ISO_8859_1);
        return new WebhookEvent(other, type, contentType, renamed);
    }

    /**
     * The same event said in other octets.
     *
     * @param other the content, which is copied
     * @return a copy with it
     */
    public WebhookEvent withBody(byte[] other) {
        return new WebhookEvent(id, type, contentType, other.clone());
    }

    /** {@return the id by which the endpoint knows it again} */
    public String id() {
        return id;
    }

    /** {@return the event's type} */
    public String type() {
        return type;
    }

    /** {@return the content's media type} */
    public String contentType() {
        return contentType;
    }

    /** {@return a copy of the content} */
    public byte[] body() {
        return body.clone();
    }

    /** {@return the content read as UTF-8} */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    boolean isForm() {
        return contentType.startsWith("application/x-www-form-urlencoded");
    }

    @Override
    public String toString() {
        return type + " " + id + " (" + body.length + " octets of " + contentType + ")";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
