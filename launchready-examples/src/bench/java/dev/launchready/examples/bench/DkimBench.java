package dev.launchready.examples.bench;

import dev.launchready.email.dkim.DkimVerification;
import dev.launchready.email.dkim.DkimVerifier;
import dev.launchready.net.DnsAnswer;
import dev.launchready.net.DnsLookup;
import dev.launchready.net.DnsRecord;
import dev.launchready.net.DnsStatus;
import dev.launchready.net.RecordType;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.james.jdkim.DKIMVerifier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Messages a second on one thread, every signature really verified: 120 messages of about 4 KB under 12 keys. Mixed is
 * a third each of RSA 1024, RSA 2048 and Ed25519; jDKIM knows no Ed25519 and is compared on the RSA ones.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class DkimBench {
    private static final int MESSAGES = 120;
    private static final List<String> KINDS = List.of("RSA 1024", "RSA 2048", "Ed25519 255");

    private final Map<String, String> records = new HashMap<>();
    private final byte[][] mixed = new byte[MESSAGES][];
    private final byte[][] rsa = new byte[MESSAGES][];
    private final DkimVerifier verifier = DkimVerifier.create();
    private final DnsLookup dns = this::answer;

    @Setup
    public void sign() throws GeneralSecurityException {
        KeyPair[] keys = new KeyPair[12];
        for (int i = 0; i < keys.length; i++) {
            String[] kind = KINDS.get(i % 3).split(" ", -1);
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind[0]);
            generator.initialize(Integer.parseInt(kind[1]));
            keys[i] = generator.generateKeyPair();
            byte[] encoded = keys[i].getPublic().getEncoded();
            boolean ed = i % 3 == 2;
            records.put(
                    "s" + i,
                    "v=DKIM1; k=" + (ed ? "ed25519" : "rsa") + "; p="
                            + base64(ed ? Arrays.copyOfRange(encoded, 12, 44) : encoded));
        }
        for (int i = 0; i < MESSAGES; i++) {
            mixed[i] = message(i, keys[i % 12], i % 12);
            int key = i % 12 - (i % 3 == 2 ? 1 : 0);
            rsa[i] = message(i, keys[key], key);
        }
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public int ours_mixed_with_ed25519() {
        return verify(mixed);
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public int ours_rsa() {
        return verify(rsa);
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public int jdkim_rsa() throws Exception {
        int passed = 0;
        for (byte[] message : rsa) {
            DKIMVerifier theirs = new DKIMVerifier(
                    (method, selector, token) -> List.of(records.getOrDefault(selector.toString(), "")));
            passed += theirs.verify(new ByteArrayInputStream(message)).size();
        }
        return all(passed);
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public void cpu_ours_mixed(CpuRate rate) throws Exception {
        rate.warm(MESSAGES, this::ours_mixed_with_ed25519);
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public void cpu_ours_rsa(CpuRate rate) throws Exception {
        rate.warm(MESSAGES, this::ours_rsa);
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public void cpu_jdkim_rsa(CpuRate rate) throws Exception {
        rate.warm(MESSAGES, this::jdkim_rsa);
    }

    private int verify(byte[][] messages) {
        int passed = 0;
        for (byte[] message : messages) {
            DkimVerification seen = verifier.verify(message, dns);
            passed += seen.passes() ? 1 : 0;
        }
        return all(passed);
    }

    private static int all(int passed) {
        if (passed != MESSAGES) {
            throw new IllegalStateException(passed + " of " + MESSAGES + " verified");
        }
        return passed;
    }

    private DnsAnswer answer(String name, RecordType type) {
        String text = records.get(name.substring(0, name.indexOf('.')));
        return text == null
                ? DnsAnswer.of(name, type, DnsStatus.NXDOMAIN, "")
                : DnsAnswer.of(name, type, List.of(new DnsRecord.Text(name, 300, type, List.of(text))));
    }

    /** A message that is in its relaxed form already, so that signing it needs no canonicalization. */
    private static byte[] message(int number, KeyPair keys, int selector) throws GeneralSecurityException {
        StringBuilder body = new StringBuilder();
        for (int line = 0; line < 60; line++) {
            body.append("Line ").append(line).append(" of message ").append(number);
            body.append(": your account is ready, sign in and enjoy.\r\n");
        }
        boolean ed = !keys.getPublic().getAlgorithm().equals("RSA");
        String fields = "from:Acme <hello@acme.dev>\r\nto:user" + number + "@example.org\r\nsubject:Welcome " + number
                + "\r\ndate:Mon, 04 May 2026 10:00:00 +0000\r\n";
        String head = "dkim-signature:v=1; a=" + (ed ? "ed25519" : "rsa")
                + "-sha256; c=relaxed/relaxed; d=acme.dev; s=s" + selector + "; h=from:to:subject:date; bh="
                + base64(sha256(octets(body.toString()))) + "; b=";
        byte[] signed = octets(fields + head);
        Signature signature = Signature.getInstance(ed ? "Ed25519" : "SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(ed ? sha256(signed) : signed);
        String received =
                "Received: from mail.acme.dev (mail.acme.dev [192.0.2.1])\r\n\tby mx.example.org with ESMTPS id "
                        + number + "\r\n\tfor <user@example.org>; Mon, 04 May 2026 10:00:01 +0000\r\n";
        return octets(received + head + base64(signature.sign()) + "\r\n" + fields + "mime-version:1.0\r\n\r\n" + body);
    }

    private static byte[] sha256(byte[] octets) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(octets);
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
