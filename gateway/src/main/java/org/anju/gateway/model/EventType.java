package org.anju.gateway.model;

/**
 * One event a kind of device can report.
 *
 * @param personal whether its data may identify a person, so that it is masked and kept shorter
 */
public record EventType(String name, Text label, boolean personal) {
    /** What a device says about itself, such as its firmware's version. Every kind has it. */
    public static final EventType ATTRIBUTES =
            new EventType("attributes", new Text("设备属性", "Device attributes"), false);

    /**
     * Under this name the gateway keeps the coming and going of a device among its events. No profile may use it, and no device can report it:
     * it is among no kind's events.
     */
    public static final EventType PRESENCE = new EventType("presence", new Text("上下线", "Coming and going"), false);

    /** Something a device reported in another system's words that no table translates; kept as it came. Every kind has it. */
    public static final EventType UNMAPPED = new EventType("unmapped", new Text("未归类事件", "Unmapped event"), true);
}
