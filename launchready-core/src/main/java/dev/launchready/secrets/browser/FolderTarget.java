package dev.launchready.secrets.browser;

import dev.launchready.Launch;
import dev.launchready.net.Deadline;
import dev.launchready.secrets.SecretScanner;
import dev.launchready.secrets.browser.Fetcher.Bounds;
import java.nio.file.Path;
import java.util.Set;

/**
 * A folder.
 *
 * @param path where it is
 * @param source whether it is a project, in which only the build's variables are looked at, or a build's output
 */
record FolderTarget(Path path, boolean source) implements Target {
    @Override
    public String label() {
        return path.toString();
    }

    @Override
    public String name() {
        return source ? "no build variable in " + path + " publishes a secret" : "no secret is in the build " + path;
    }

    @Override
    public void look(Launch launch, Deadline deadline, Bounds bounds, Gathering gathering) {
        SecretScanner scanner = SecretScanner.standard().excusingNoPath();
        BuildLook look = new BuildLook(scanner, path, bounds.bytes(), bounds.files(), gathering);
        if (source) {
            look.source();
        } else {
            look.build();
        }
    }

    @Override
    public Target withCdn(Set<String> hosts) {
        throw noHosts();
    }

    @Override
    public Target leavingOut(Set<String> hosts) {
        throw noHosts();
    }

    private IllegalArgumentException noHosts() {
        return new IllegalArgumentException(
                "a look through the folder " + path + " asks no host; declare hosts for BrowserSecrets.of(address)");
    }
}
