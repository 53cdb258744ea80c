package org.anju.gateway.model;

/**
 * Alarm words of GB/T 28181.
 *
 * @param method AlarmMethod, 1 to 7: telephone, device, SMS, GPS, video, device fault, other
 * @param type AlarmType, whose meaning depends on the method; 0 when the method alone says it
 */
public record GbAlarm(int method, int type) {}
