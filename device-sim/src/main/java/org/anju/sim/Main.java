package org.anju.sim;

import org.anju.sim.cli.DeviceSim;

/** Entry point. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(DeviceSim.commandLine().execute(args));
    }
}
