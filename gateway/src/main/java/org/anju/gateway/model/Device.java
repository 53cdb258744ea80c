package org.anju.gateway.model;

/**
 * A registered device. One instance per device and estate version: compare by id.
 *
 * @param area id of its area
 * @param compound id of its compound
 * @param building id of its building, empty when it stands in the open
 */
public record Device(DeviceId id, Kind kind, String area, String compound, String building, String name) {}
