package dev.launchready.secrets.browser;

import dev.launchready.Finding;
import dev.launchready.Unseen;
import dev.launchready.secrets.PublicKey;
import dev.launchready.secrets.PublishedVariable;
import java.util.List;

/**
 * What a look at what browsers are given brought.
 *
 * @param target the address or folder that was looked at
 * @param secrets what belongs on a server, by place; the same secret may stand in several places
 * @param publicKeys keys that are meant for browsers
 * @param variables build variables that publish a secret
 * @param exposed files that were forgotten
 * @param maps source maps that can be read
 * @param files what was looked at
 * @param unseen what could not be looked at
 */
public record BrowserScan(
        String target,
        List<BrowserSecret> secrets,
        List<PublicKey> publicKeys,
        List<PublishedVariable> variables,
        List<ExposedFile> exposed,
        List<ServedMap> maps,
        List<ServedFile> files,
        List<Unseen> unseen) {

    /** Copies the lists. */
    public BrowserScan {
        secrets = List.copyOf(secrets);
        publicKeys = List.copyOf(publicKeys);
        variables = List.copyOf(variables);
        exposed = List.copyOf(exposed);
        maps = List.copyOf(maps);
        files = List.copyOf(files);
        unseen = List.copyOf(unseen);
    }

    /** {@return what is wrong, secrets first; the same secret in several places is one} */
    public List<Finding> findings() {
        return BrowserJudge.findings(this);
    }
}
