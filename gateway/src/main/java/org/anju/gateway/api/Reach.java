package org.anju.gateway.api;

/** How the part of the estate a caller may see confines an operation; {@code x-scope} in openapi.yaml. */
public enum Reach {
    /** The answer shows nothing of the estate. */
    NONE,
    /** Only for accounts that see the whole city. */
    CITY,
    /** The answer holds only what stands in the caller's compounds. */
    LIST,
    /** The path names something in a compound; a foreign one is answered like one that does not exist. */
    OBJECT,
    /** The body names things in compounds; a foreign one is answered like one that does not exist. */
    BODY
}
