package org.anju.gateway.estate;

/** Where the current picture of the estate is to be had. Thread-safe and cheap. */
@FunctionalInterface
public interface EstateView {
    Estate current();
}
