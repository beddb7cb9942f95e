package dev.launchready.examples.acme;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/**
 * The product's repository, real git in a folder of its own. The prototype's leaks six credentials in six ways; the
 * launch-ready one has the same files and none of them.
 */
public final class AcmeRepository {
    private static final PersonIdent MAINTAINER = new PersonIdent("Acme maintainers", "dev@acme.test");

    private final AcmeTokens tokens = new AcmeTokens();
    private final Path folder;
    private final Git git;

    private AcmeRepository(Path folder, Git git) {
        this.folder = folder;
        this.git = git;
    }

    /**
     * Makes the repository.
     *
     * @param state which of the two
     * @param folder where; must be empty or not exist yet
     * @return the folder
     * @throws UncheckedIOException if it cannot be written
     */
    public static Path create(AcmeState state, Path folder) {
        try (Git git = Git.init()
                .setDirectory(Files.createDirectories(folder).toFile())
                .setInitialBranch("main")
                .call()) {
            AcmeRepository repository = new AcmeRepository(folder, git);
            repository.commit("Start", "README.md", "# Acme\n\nAnswers from your own documents.\n");
            repository.commit("Ignore what is local", ".gitignore", ".env\nnode_modules/\n");
            switch (state) {
                case PROTOTYPE -> repository.leak();
                case READY -> repository.doNotLeak();
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("the repository of Acme could not be written to " + folder, e);
        } catch (GitAPIException e) {
            throw new UncheckedIOException(new IOException("the repository of Acme could not be made in " + folder, e));
        }
    }

    private void leak() throws IOException, GitAPIException {
        // one: committed, and still there
        commit(
                "Configure payments",
                "src/main/resources/application.properties",
                "stripe.secret=" + tokens.stripe() + "\n");
        // two: committed, then deleted; git forgets nothing
        commit("Deploy from my machine", "deploy.sh", "export GITHUB_TOKEN=" + tokens.github() + "\n./deploy\n");
        commit("Remove the token", "deploy.sh", "./deploy\n");
        // three: put aside in a stash
        write("notify.py", "SLACK_BOT_TOKEN = \"" + tokens.slack() + "\"\n");
        add("notify.py");
        git.stashCreate().setPerson(MAINTAINER).call();
        // four: in a manifest, encoded and not encrypted
        String encoded = Base64.getEncoder().encodeToString(tokens.sendGrid().getBytes(StandardCharsets.UTF_8));
        commit(
                "Run it on Kubernetes",
                "k8s/mail.yaml",
                "apiVersion: v1\nkind: Secret\nmetadata:\n  name: mail\ndata:\n  SENDGRID_API_KEY: " + encoded + "\n");
        // five: inside an archive that ships
        commit(
                "Ship the build",
                "dist/acme.jar",
                jar("config/models.properties", "openai.api-key=" + tokens.openAi() + "\n"));
        // six: in the browser's bundle
        commit(
                "Build the front end",
                "web/dist/assets/index.js",
                "const e={VITE_ANTHROPIC_API_KEY:\"" + tokens.anthropic() + "\"};export default e;\n");
    }

    private void doNotLeak() throws IOException, GitAPIException {
        commit("Configure payments", "src/main/resources/application.properties", "stripe.secret=${STRIPE_SECRET}\n");
        commit("Deploy from CI", "deploy.sh", "./deploy\n");
        commit(
                "Run it on Kubernetes",
                "k8s/mail.yaml",
                "apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata:\n  name: mail\n");
        commit("Ship the build", "dist/acme.jar", jar("config/models.properties", "openai.model=small\n"));
        commit(
                "Build the front end",
                "web/dist/assets/index.js",
                "const e={VITE_API_URL:\"https://api.acme.test\"};export default e;\n");
    }

    private void commit(String message, String path, String text) throws IOException, GitAPIException {
        commit(message, path, text.getBytes(StandardCharsets.UTF_8));
    }

    private void commit(String message, String path, byte[] content) throws IOException, GitAPIException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        add(path);
        git.commit()
                .setMessage(message)
                .setAuthor(MAINTAINER)
                .setCommitter(MAINTAINER)
                .setSign(false)
                .call();
    }

    private void write(String path, String text) throws IOException {
        Files.writeString(folder.resolve(path), text);
    }

    private void add(String path) throws GitAPIException {
        git.add().addFilepattern(path).call();
    }

    private static byte[] jar(String name, String text) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(octets)) {
            jar.putNextEntry(new ZipEntry(name));
            jar.write(text.getBytes(StandardCharsets.UTF_8));
            jar.closeEntry();
        }
        return octets.toByteArray();
    }
}
