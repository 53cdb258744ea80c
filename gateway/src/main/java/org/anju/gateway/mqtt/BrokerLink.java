package org.anju.gateway.mqtt;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLException;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.intake.Intake;
import org.anju.gateway.journal.Journal;
import org.anju.gateway.metrics.LinkMeters;
import org.anju.gateway.model.Device;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes messages from a broker that devices publish to. The session on the broker outlives every connection: what is not acknowledged
 * comes again. A message is acknowledged once the journal has it; when the journal does not take any, the link lets go of the broker and
 * comes back later. Which device a message is from is what its topic says: the broker must see to it that a device publishes only under
 * its own id.
 */
public final class BrokerLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerLink.class);
    private static final long FIRST_PAUSE_MS = 1000;
    private static final long LONGEST_PAUSE_MS = 30_000;
    private static final long STOP_S = 5;

    private final LinkSettings settings;
    private final EstateView estate;
    private final Intake intake;
    private final Journal journal;
    private final Sessions sessions;
    private final LinkMeters meters;
    private final RandomGenerator random;
    private final ScheduledExecutorService thread;
    private volatile @Nullable LinkSession session;
    private volatile String trouble;
    private volatile boolean closing;
    private int failures;

    public BrokerLink(
            LinkSettings settings,
            EstateView estate,
            Intake intake,
            Journal journal,
            Sessions sessions,
            LinkMeters meters) {
        this.settings = settings;
        this.estate = estate;
        this.intake = intake;
        this.journal = journal;
        this.sessions = sessions;
        this.meters = meters;
        this.random = RandomGenerator.getDefault();
        this.trouble = "the link " + settings.id() + " to " + settings.url() + " is not connected yet";
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread named = new Thread(work, "link-" + settings.id());
            named.setDaemon(true);
            return named;
        });
        meters.connected(() -> session == null ? 0 : 1);
    }

    /** Begins to connect; returns at once, whether or not the broker is there. */
    public void start() {
        thread.execute(this::connect);
    }

    public String id() {
        return settings.id();
    }

    /** Why nothing comes from this broker now: one sentence with the remedy; empty when all is well. */
    public String trouble() {
        return trouble;
    }

    /** Sends a command to a device that was heard through this broker; false otherwise. From any thread. */
    public boolean command(Device device, byte[] payload) {
        LinkSession open = session;
        return open != null && open.command(device, payload);
    }

    private void connect() {
        if (closing || session != null) {
            return;
        }
        String why = journal.trouble();
        if (!why.isEmpty()) {
            later("the link " + settings.id() + " waits for the journal: " + why);
            return;
        }
        LinkSession next = new LinkSession(settings, estate, intake, sessions, meters, thread, this::lost);
        session = next;
        try {
            next.open();
            failures = 0;
            trouble = "";
            LOG.info("the link {} is connected to {}", settings.id(), settings.url());
        } catch (MqttException e) {
            session = null;
            next.close();
            Throwable cause = e.getCause() == null ? e : e.getCause();
            later("the link " + settings.id() + " cannot connect to " + settings.url() + " (" + cause.getMessage()
                    + "); " + remedy(cause));
        }
    }

    private static String remedy(Throwable cause) {
        return cause instanceof SSLException
                ? "the broker's certificate must name the host of url, be valid now, and come from an authority in"
                        + " mqtt.links[].authorities; tcp:// in url is without TLS"
                : "start the broker, or correct url, user and password under mqtt.links";
    }

    /** A session ended that was not meant to; on the link's thread. */
    private void lost(LinkSession ended, String why) {
        if (ended != session) {
            return;
        }
        session = null;
        ended.close();
        if (!closing) {
            later("the link " + settings.id() + " lost " + settings.url() + " (" + why + ")");
        }
    }

    private void later(String why) {
        if (trouble.isEmpty() || failures == 0) {
            LOG.warn("{}; it goes on trying", why);
        }
        trouble = why;
        meters.failed();
        long pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS << Math.min(failures++, 5));
        long jittered = pause / 2 + random.nextLong(pause / 2 + 1);
        if (!closing) {
            var unused = thread.schedule(this::connect, jittered, TimeUnit.MILLISECONDS);
        }
    }

    /** Lets go of the broker, which keeps what comes meanwhile. */
    @Override
    public void close() {
        closing = true;
        thread.execute(() -> {
            LinkSession open = session;
            session = null;
            if (open != null) {
                open.close();
            }
        });
        thread.shutdown();
        try {
            if (!thread.awaitTermination(STOP_S, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
