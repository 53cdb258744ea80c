package org.anju.sim.estate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Invented place names, each marked 模拟 (simulated) so that nobody takes one for a real compound. */
final class PlaceNames {
    private static final String MARK = "模拟";
    private static final List<String> AREAS = List.of("槐荫", "洛水", "商都", "首阳", "华夏", "伊滨", "望山");
    private static final List<String> SUBDISTRICTS = List.of("城中街道", "城东街道", "城南街道", "城北街道");
    private static final List<String> MANAGERS = List.of("安和物业", "邻里物业", "惠民物业", "同心物业", "康居物业");
    private static final List<String> HEADS = List.of(
            "和顺", "安康", "春晖", "明德", "民乐", "永安", "兴华", "建业", "锦绣", "向阳", "文昌", "福泽", "清泉", "翠柏", "长乐", "祥和", "朝霞", "新风",
            "友谊", "育才", "泰安", "怡景", "康宁", "丰收");
    private static final List<String> TAILS = List.of("小区", "苑", "里", "家园", "家属院", "新村");

    private final List<String> compounds = new ArrayList<>();

    PlaceNames(long seed) {
        for (String head : HEADS) {
            for (String tail : TAILS) {
                compounds.add(MARK + head + tail);
            }
        }
        Collections.shuffle(compounds, new Random(seed));
    }

    String area(int index) {
        return MARK + AREAS.get(index % AREAS.size()) + "片区";
    }

    String subdistrict(int areaIndex) {
        return MARK + SUBDISTRICTS.get(areaIndex % SUBDISTRICTS.size());
    }

    String manager(int compoundIndex) {
        return MARK + MANAGERS.get(compoundIndex % MANAGERS.size());
    }

    /** Name of the n-th compound of the city; past 144 names they come again with a number. */
    String compound(int index) {
        int round = index / compounds.size();
        return compounds.get(index % compounds.size()) + (round == 0 ? "" : Integer.toString(round + 1));
    }
}
