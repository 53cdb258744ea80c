package org.anju.gateway.dialect;

import java.util.List;

/** The dialects there are. A new one is a class, a line here, and a folder of payloads. */
public final class Dialects {
    /** In the order in which they are asked. */
    public static final List<Dialect> ALL = List.of(new NativeDialect(), new ThingsBoardDialect(), new OnvifDialect());

    private Dialects() {}
}
