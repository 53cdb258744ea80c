package org.anju.gateway.journal;

/** Told what became of appended entries. Called on the journal's own thread: must not block and must not throw. */
public interface Receipt {
    /** The entries survive a crash of the process and the loss of power. */
    void durable();

    /** The entries were not kept; nothing may be acknowledged. */
    void failed(Throwable cause);

    /** For appenders that have nobody to tell. */
    Receipt NONE = new Receipt() {
        @Override
        public void durable() {}

        @Override
        public void failed(Throwable cause) {}
    };
}
