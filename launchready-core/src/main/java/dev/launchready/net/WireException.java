package dev.launchready.net;

import java.io.IOException;

/** A connection that did not come about, or ended before its time; says why as a {@link NetFailure}. */
public final class WireException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient NetFailure failure;

    WireException(NetFailure failure) {
        super(failure.kind() + ": " + failure.detail());
        this.failure = failure;
    }

    WireException(NetFailure failure, IOException cause) {
        this(failure);
        initCause(cause);
    }

    /** {@return what went wrong} */
    public NetFailure failure() {
        return failure;
    }
}
