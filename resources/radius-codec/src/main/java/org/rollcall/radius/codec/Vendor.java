package org.rollcall.radius.codec;

/** SMI network management private enterprise codes of the vendors named in {@code dictionary.txt}. */
public final class Vendor {
    public static final int CISCO = 9;
    public static final int MICROSOFT = 311;
    public static final int HUAWEI = 2011;
    public static final int ADSL_FORUM = 3561;
    public static final int JUNIPER = 4874;
    public static final int NOKIA_SR = 6527;
    public static final int WISPR = 14122;
    public static final int MIKROTIK = 14988;

    private Vendor() {}
}
