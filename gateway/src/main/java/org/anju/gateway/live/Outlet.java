package org.anju.gateway.live;

/** The way to one page. Called by the feed's thread; must not block. */
public interface Outlet {
    /** Whether the page takes frames too slowly for now. */
    boolean isFull();

    /** Sends one frame of JSON text. */
    void send(String frame);

    /** Ends the connection; {@code reason} is for the log and the close frame. */
    void close(String reason);
}
