package org.rollcall.nassim;

/**
 * Which subscribers' sessions refuse, or do not answer, Disconnect- and CoA-Requests. A subscriber always belongs to
 * the same share, so that a member of staff who tries again sees the same router.
 *
 * @param nakPercent 0-100
 * @param errorCause Error-Cause of these NAKs
 * @param silentPercent 0-100; with the NAKs at most 100
 */
public record CoaShares(int nakPercent, int errorCause, int silentPercent) {
    /** Session-Context-Not-Removable. */
    private static final int NOT_REMOVABLE = 504;

    public static final CoaShares ALWAYS_ACK = new CoaShares(0, NOT_REMOVABLE, 0);

    public CoaShares {
        if (nakPercent < 0 || silentPercent < 0 || nakPercent + silentPercent > 100) {
            throw new IllegalArgumentException(
                    "shares of " + nakPercent + " % NAK and " + silentPercent + " % silence are not within 0-100 %");
        }
    }

    CoaAnswer answer(String login) {
        int place = Math.floorMod(login.hashCode() * 0x9E3779B1, 100);
        if (place < nakPercent) {
            return CoaAnswer.nak(errorCause);
        }
        return place < nakPercent + silentPercent ? CoaAnswer.SILENCE : CoaAnswer.ACK;
    }
}
