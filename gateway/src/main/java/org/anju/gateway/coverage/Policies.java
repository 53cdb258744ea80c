package org.anju.gateway.coverage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.anju.gateway.model.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The policy in force: the one activated last, or the one in the jar while none ever was. */
public final class Policies {
    private static final Logger LOG = LoggerFactory.getLogger(Policies.class);
    private static final String BUILT_IN = "/policies/community-security.yaml";

    private Policies() {}

    /** The text of the policy in the jar. */
    public static String builtIn() {
        try (InputStream in = Policies.class.getResourceAsStream(BUILT_IN)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + BUILT_IN);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The policy to begin with. One that no longer fits the profiles is passed over, with a word in the log. */
    public static Policy inForce(CoverageStore store, Map<String, Kind> kinds) {
        CoverageStore.Activated activated = store.policy();
        if (activated != null) {
            try {
                return PolicyReader.read(activated.text(), kinds);
            } catch (PolicyException e) {
                LOG.warn(
                        "coverage policy {} {} no longer fits the device profiles, the built-in one is in force: {}",
                        activated.policy(),
                        activated.version(),
                        e.getMessage());
            }
        }
        try {
            return PolicyReader.read(builtIn(), kinds);
        } catch (PolicyException e) {
            throw new IllegalStateException("the jar's coverage policy is wrong: " + e.getMessage(), e);
        }
    }
}
