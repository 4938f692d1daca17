package org.rollcall.radius.codec;

import java.util.HashMap;
import java.util.Map;

/**
 * What the dictionary knows of one attribute.
 *
 * @param name as in its RFC or in its vendor's manual
 * @param kind how its value reads
 * @param valueNames names of a number's values
 */
record Definition(String name, ValueKind kind, Map<Long, String> valueNames) {
    Definition(String name, ValueKind kind) {
        this(name, kind, new HashMap<>());
    }

    boolean isSecret() {
        return kind == ValueKind.SECRET;
    }

    String describe(byte[] value) {
        return name + " = " + describeValue(value);
    }

    private String describeValue(byte[] value) {
        boolean named = kind == ValueKind.INTEGER && value.length == Uint32.OCTETS;
        String valueName = named ? valueNames.get(Uint32.at(value, 0)) : null;
        return valueName != null ? valueName : kind.describe(value);
    }
}
