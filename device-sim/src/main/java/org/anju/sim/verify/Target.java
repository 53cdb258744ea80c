package org.anju.sim.verify;

import java.net.URI;
import org.anju.sim.mqtt.Endpoint;

/**
 * The gateway under test.
 *
 * @param mqtt where devices connect
 * @param url where REST and the live feed are
 * @param speed scenario seconds per second of the wall clock; its rules must be as much faster
 * @param graceMs wall milliseconds allowed beside every deadline for what cannot be made faster
 * @param recipient the recipient this tester plays
 */
public record Target(Endpoint mqtt, URI url, double speed, long graceMs, String recipient) {}
