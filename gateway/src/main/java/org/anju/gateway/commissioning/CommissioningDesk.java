package org.anju.gateway.commissioning;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.anju.gateway.alert.AlertBook;
import org.anju.gateway.commissioning.Commissioning.Outcome;
import org.anju.gateway.commissioning.Commissioning.Step;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.estate.LifeCycle;
import org.anju.gateway.estate.Register;
import org.anju.gateway.estate.RegisterDesk;
import org.anju.gateway.metrics.CommissioningMeters;
import org.anju.gateway.model.AlertState;
import org.anju.gateway.model.CommissioningPlan;
import org.anju.gateway.model.Compound;
import org.anju.gateway.model.ConflictException;
import org.anju.gateway.model.Kind;
import org.jspecify.annotations.Nullable;

/** Begins, signs and aborts commissionings. Methods block; thread-safe. */
public final class CommissioningDesk {
    /** How long one may last; so long its device's alerts are kept from recipients. */
    public static final Duration LONGEST = Duration.ofHours(1);
    /** How many may be open at once. */
    public static final int MOST_OPEN = 200;

    private final CommissioningStore store;
    private final EstateView estate;
    private final RegisterDesk register;
    private final AlertBook alerts;
    private final Predicate<String> ruleInForce;
    private final Runnable changed;
    private final CommissioningMeters meters;
    private final Clock clock;

    /**
     * Connects the parts.
     *
     * @param ruleInForce whether a rule of that id is in force
     * @param changed told after one began or ended
     */
    public CommissioningDesk(
            CommissioningStore store,
            EstateView estate,
            RegisterDesk register,
            AlertBook alerts,
            Predicate<String> ruleInForce,
            Runnable changed,
            CommissioningMeters meters,
            Clock clock) {
        this.store = store;
        this.estate = estate;
        this.register = register;
        this.alerts = alerts;
        this.ruleInForce = ruleInForce;
        this.changed = changed;
        this.meters = meters;
        this.clock = clock;
    }

    /** A commissioning as it stands. */
    public Optional<Commissioning> get(String id) {
        return store.get(id);
    }

    /** Those that match, newest first. */
    public List<Commissioning> find(CommissioningStore.Query query) {
        return store.find(query);
    }

    /**
     * Begins one; the one the same installer has open already is answered as it stands. A planned device becomes installed: somebody stands
     * before it.
     *
     * @param device id of a registered device; the caller has checked that the installer may
     * @throws ConflictException when somebody else is at it, the device cannot be commissioned as it is, or too many are open
     */
    public Commissioning begin(String device, String installer) throws ConflictException {
        Register.Entry entry = entry(device);
        Compound compound = Objects.requireNonNull(estate.current().compound(entry.compound()), entry.compound());
        long now = clock.millis();
        Commissioning standing = standing(device, now);
        if (standing != null) {
            return ownedBy(installer, standing);
        }
        if (store.open().size() >= MOST_OPEN) {
            throw refused(MOST_OPEN + " commissionings are open already; sign or abort some of them first");
        }
        CommissioningPlan.@Nullable Test test = kind(entry).commissioning().test();
        List<String> rules = test == null
                ? List.of()
                : test.rules().stream().filter(ruleInForce).toList();
        if (test != null && rules.isEmpty()) {
            throw refused("none of the rules " + String.join(", ", test.rules())
                    + " that prove the test of kind " + entry.kind()
                    + " is in force; switch one on, or name another under commissioning.test of the profile");
        }
        Optional<String> active = store.active(device, rules);
        if (active.isPresent()) {
            throw refused("alert " + active.get()
                    + " of the test is active already, so the test could not raise it; clear it first");
        }
        if (entry.sheet().status() == LifeCycle.PLANNED) {
            move(device, LifeCycle.INSTALLED, installer);
        } else if (entry.sheet().status() == LifeCycle.RETIRED) {
            throw refused("device " + device + " is retired; register the one that stands there now");
        }
        Commissioning begun = Commissioning.begun(
                "cm-" + UUID.randomUUID(),
                device,
                entry.kind(),
                compound.area(),
                compound.id(),
                installer,
                rules,
                now,
                now + LONGEST.toMillis());
        if (!store.begin(begun)) {
            return ownedBy(installer, store.openOf(device).orElse(begun));
        }
        meters.begun();
        changed.run();
        return begun;
    }

    /** The open one of a device; one whose time is over is ended first. */
    private @Nullable Commissioning standing(String device, long now) {
        Commissioning standing = store.openOf(device).orElse(null);
        if (standing == null || now < standing.expiresMs()) {
            return standing;
        }
        expire(standing);
        return null;
    }

    /** Ends one whose time is over. */
    void expire(Commissioning commissioning) {
        end(commissioning, Outcome.EXPIRED, null, commissioning.expiresMs(), "", "");
    }

    private static Commissioning ownedBy(String installer, Commissioning standing) throws ConflictException {
        if (standing.installer().equals(installer)) {
            return standing;
        }
        throw new ConflictException(
                standing.installer() + " is commissioning device " + standing.device() + " already (" + standing.id()
                        + "); let them sign or abort it first",
                standing.installer(),
                standing.begunMs());
    }

    /**
     * Signs one off: the device is commissioned (or back in service after a repair), the alert of its test is cleared as a test, and what was
     * seen is evidence from now on.
     *
     * @param waiver why it is signed although its test was not seen; empty when nothing is waived
     * @throws ConflictException when it has ended, or steps are missing that are not or cannot be waived
     * @throws NoSuchElementException when there is none of that id
     */
    public Commissioning sign(String id, String who, String note, String waiver) throws ConflictException {
        Commissioning open = open(id);
        Set<Step> missing = open.missing();
        boolean testOnly = missing.equals(EnumSet.of(Step.TEST));
        if (!missing.isEmpty() && !(testOnly && !waiver.isBlank())) {
            throw refused("commissioning " + id + " cannot be signed yet, missing: " + open.missingWords()
                    + (testOnly
                            ? "; do the test, or give the reason why it cannot be done as waiver"
                            : "; wait for the device, or abort"));
        }
        Register.Entry entry = estate.current().register().entry(open.device());
        if (entry != null && entry.sheet().status() == LifeCycle.INSTALLED) {
            move(open.device(), LifeCycle.COMMISSIONED, who);
        } else if (entry != null && entry.sheet().status() == LifeCycle.UNDER_REPAIR) {
            move(open.device(), LifeCycle.IN_SERVICE, who);
        }
        clear(open, who);
        return ended(open, Outcome.SIGNED, who, note, missing.isEmpty() ? "" : waiver);
    }

    /**
     * Gives one up; what was seen so far is kept.
     *
     * @throws ConflictException when it has ended
     * @throws NoSuchElementException when there is none of that id
     */
    public Commissioning abort(String id, String who, String note) throws ConflictException {
        return ended(open(id), Outcome.ABORTED, who, note, "");
    }

    private Commissioning open(String id) throws ConflictException {
        Commissioning found =
                store.get(id).orElseThrow(() -> new NoSuchElementException("there is no commissioning '" + id + "'"));
        if (found.isOpen() && clock.millis() >= found.expiresMs()) {
            expire(found);
            found = store.get(id).orElse(found);
        }
        if (!found.isOpen()) {
            throw over(found);
        }
        return found;
    }

    private static ConflictException over(Commissioning found) {
        Outcome outcome = found.outcome();
        Long endedMs = found.endedMs();
        return new ConflictException(
                "commissioning " + found.id() + " has ended already: " + (outcome == null ? "" : outcome.word())
                        + "; begin another for device " + found.device(),
                found.endedBy(),
                endedMs == null ? 0 : endedMs);
    }

    private Commissioning ended(Commissioning open, Outcome outcome, String who, String note, String waiver)
            throws ConflictException {
        boolean first = end(open, outcome, who, clock.millis(), note, waiver);
        Commissioning after = store.get(open.id()).orElse(open);
        if (!first) {
            throw over(after);
        }
        return after;
    }

    private boolean end(
            Commissioning open, Outcome outcome, @Nullable String who, long atMs, String note, String waiver) {
        boolean first = store.end(open.id(), outcome, who, atMs, note, waiver);
        if (first) {
            meters.ended(outcome.word());
            changed.run();
        }
        return first;
    }

    /** The alert was raised on purpose: nobody is to be told of it when the commissioning ends. */
    private void clear(Commissioning open, String who) {
        String alert = open.alert();
        if (alert == null
                || alerts.get(alert)
                        .filter(one -> one.state() != AlertState.CLOSED)
                        .isEmpty()) {
            return;
        }
        try {
            alerts.clear(alert, who, "test", open.id());
        } catch (ConflictException closedMeanwhile) {
            return;
        }
    }

    private void move(String device, LifeCycle status, String who) throws ConflictException {
        String problem =
                register.changeStatus(List.of(device), status, who).get(0).problem();
        if (!problem.isEmpty()) {
            throw refused("device " + device + " cannot become " + status.word() + ": " + problem);
        }
    }

    private Register.Entry entry(String device) {
        Register.Entry entry = estate.current().register().entry(device);
        if (entry == null) {
            throw new NoSuchElementException("there is no device '" + device + "'");
        }
        return entry;
    }

    private Kind kind(Register.Entry entry) throws ConflictException {
        Kind kind = estate.current().kinds().get(entry.kind());
        if (kind == null) {
            throw refused("there is no profile of kind " + entry.kind() + "; restore its file and restart");
        }
        return kind;
    }

    private static ConflictException refused(String why) {
        return new ConflictException(why, null, 0);
    }
}
