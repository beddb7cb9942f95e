package dev.launchready.net.fault;

/** Faults of a TLS handshake. */
enum TlsFault implements FaultSpec {
    HANG_AFTER_CLIENT_HELLO("hang-after-client-hello", "the TLS handshake hangs after the ClientHello", false),
    HANG_AFTER_SERVER_HELLO("hang-after-server-hello", "the TLS handshake hangs after the ServerHello", false),
    EXPIRED("expired-certificate", "the certificate has expired", true),
    WRONG_HOST("wrong-host-certificate", "the certificate is for another host", true),
    UNTRUSTED("untrusted-certificate", "the certificate is of an authority that nobody trusts", true);

    private final String id;
    private final String title;
    private final boolean certificate;

    TlsFault(String id, String title, boolean certificate) {
        this.id = id;
        this.title = title;
        this.certificate = certificate;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public FaultLayer layer() {
        return FaultLayer.TLS;
    }

    @Override
    public boolean isMetWhenConnecting() {
        return true;
    }

    /** Whether the proxy has to be the TLS server for it. */
    boolean needsCertificate() {
        return certificate;
    }
}
