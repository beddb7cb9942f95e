/** Launch checks without any test framework. */
module dev.launchready.core {
    requires static org.jspecify;
    requires java.net.http;
    requires org.dnsjava;
    requires org.slf4j;
    requires org.bouncycastle.provider;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.util;
    requires com.google.gson;
    requires org.jsoup;
    requires dec;

    exports dev.launchready;
}
