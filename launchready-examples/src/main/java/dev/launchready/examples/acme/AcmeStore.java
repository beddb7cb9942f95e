package dev.launchready.examples.acme;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

/** A small key-value store over TCP, a command a line: it stands for the database of the product. */
final class AcmeStore implements AutoCloseable {
    private final ConcurrentHashMap<String, String> values = new ConcurrentHashMap<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Daemons.pool("acme-store");
    private final ServerSocket server;

    AcmeStore() throws IOException {
        server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        var unused = threads.submit(this::accept);
    }

    String hostPort() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** How many keys begin so: what a test counts as effects. */
    long count(String prefix) {
        return values.keySet().stream().filter(key -> key.startsWith(prefix)).count();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        Daemons.close(server);
        open.forEach(Daemons::close);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                var unused = threads.submit(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            Writer out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.write(answer(line.split(" ", 3)) + "\n");
                out.flush();
            }
        } catch (IOException e) {
            // the client is gone, and so is this connection
        } finally {
            open.remove(socket);
        }
    }

    private String answer(String[] command) {
        if (command.length == 3 && command[0].equals("PUT")) {
            return values.putIfAbsent(command[1], command[2]) == null ? "OK" : "EXISTS";
        }
        if (command.length == 2 && command[0].equals("GET")) {
            String value = values.get(command[1]);
            return value == null ? "NONE" : "VALUE " + value;
        }
        if (command.length == 2 && command[0].equals("COUNT")) {
            return "COUNT " + count(command[1]);
        }
        return "ERROR PUT key value, GET key or COUNT prefix";
    }
}
