package org.anju.gateway.model;

/**
 * 片区: a cluster of compounds renovated together.
 *
 * @param subdistrict 街道 that answers for it, empty when unknown
 */
public record Area(String id, String name, String subdistrict) {}
