package dev.launchready.net.fault;

import java.nio.ByteBuffer;

/**
 * A final response of which the head has come.
 *
 * @param turn the request
 * @param status its status
 * @param head its head, with names as the client is to see them
 * @param framing where its content ends
 */
record Answer(HttpTurn turn, int status, HttpHead head, Framing framing) {

    /** {@return whether any content can follow} */
    boolean hasContent() {
        return !framing.isDone();
    }

    /** {@return whether the content was coded, so that its octets mean nothing before it is decoded} */
    boolean isCoded() {
        return head.tokens("Content-Encoding").stream().anyMatch(coding -> !coding.equals("identity"));
    }

    /** {@return the media type in lower case, without parameters; empty where none is said} */
    String mediaType() {
        String type = head.first("Content-Type").orElse("");
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(java.util.Locale.ROOT);
    }

    /** {@return whether the content says that it is JSON, or a stream of JSON} */
    boolean isJson() {
        String type = mediaType();
        return type.equals("application/json") || type.endsWith("+json") || type.endsWith("json");
    }

    /** {@return the head for content that was changed: nothing in it vouches for what came} */
    HttpHead headForOther() {
        return head.without(
                "ETag", "Last-Modified", "Content-MD5", "Digest", "Content-Digest", "Repr-Digest", "Accept-Ranges");
    }

    /** Sends content in the framing that the head promises. */
    void send(Delivery delivery, byte[] content) {
        if (content.length > 0) {
            delivery.send(framing instanceof Chunked ? Chunked.chunk(content) : content);
        }
    }

    /** Ends the content in the framing that the head promises, as far as that has an end. */
    void sendEnd(Delivery delivery, byte[] trailers) {
        if (framing instanceof Chunked) {
            delivery.send(new byte[] {'0', '\r', '\n'});
            delivery.send(trailers.length == 0 ? new byte[] {'\r', '\n'} : trailers);
        }
    }

    static byte[] octets(ByteBuffer data) {
        byte[] octets = new byte[data.remaining()];
        data.get(octets);
        return octets;
    }
}
