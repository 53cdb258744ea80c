package org.anju.gateway.model;

/** A text that people read, in Chinese (first) and English. */
public record Text(String zh, String en) {}
