package org.anju.gateway.estate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns of a register with one row per device, and their Chinese names. */
final class TableColumns {
    /** By name in the order in which they are written, with the Chinese head. */
    static final Map<String, String> CHINESE = new LinkedHashMap<>();
    /** Every name that may stand in a head line, in English. */
    static final Set<String> ALL;
    /** What an export writes: never a secret. */
    static final List<String> EXPORTED;

    static {
        CHINESE.put("city", "城市");
        CHINESE.put("division", "行政区划代码");
        CHINESE.put("area", "片区编号");
        CHINESE.put("areaName", "片区");
        CHINESE.put("subdistrict", "街道");
        CHINESE.put("compound", "小区编号");
        CHINESE.put("compoundName", "小区");
        CHINESE.put("batch", "批次");
        CHINESE.put("households", "户数");
        CHINESE.put("latitude", "纬度");
        CHINESE.put("longitude", "经度");
        CHINESE.put("manager", "物业公司");
        CHINESE.put("phone", "值班电话");
        CHINESE.put("simulated", "模拟");
        CHINESE.put("features", "小区设施");
        CHINESE.put("building", "楼栋");
        CHINESE.put("entrances", "单元数");
        CHINESE.put("floors", "层数");
        CHINESE.put("buildingFeatures", "楼栋设施");
        CHINESE.put("id", "设备编号");
        CHINESE.put("kind", "设备类型");
        CHINESE.put("name", "设备名称");
        CHINESE.put(SheetKeys.ENTRANCE, "单元");
        CHINESE.put(SheetKeys.FLOOR, "楼层");
        CHINESE.put(SheetKeys.POINT, "点位");
        CHINESE.put(SheetKeys.LOCATION, "安装位置");
        CHINESE.put(SheetKeys.VENDOR, "厂商");
        CHINESE.put(SheetKeys.MODEL, "型号");
        CHINESE.put(SheetKeys.SERIAL, "序列号");
        CHINESE.put(SheetKeys.INSTALLED, "安装日期");
        CHINESE.put(SheetKeys.WARRANTY, "质保到期");
        CHINESE.put(SheetKeys.GB28181, "国标编码");
        CHINESE.put(SheetKeys.STATUS, "状态");
        EXPORTED = List.copyOf(CHINESE.keySet());
        CHINESE.put("password", "密码");
        CHINESE.put("token", "令牌");
        CHINESE.put("certificate", "证书名");
        CHINESE.put("gateway", "所属网关");
        ALL = Set.copyOf(CHINESE.keySet());
    }

    private TableColumns() {}

    /** The Chinese head of a column. */
    static String chinese(String column) {
        return CHINESE.getOrDefault(column, column);
    }

    /** The English name of a head cell; an unknown one stays as it is. */
    static String english(String head) {
        String trimmed = head.strip();
        return CHINESE.entrySet().stream()
                .filter(column -> column.getValue().equals(trimmed))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(trimmed);
    }
}
