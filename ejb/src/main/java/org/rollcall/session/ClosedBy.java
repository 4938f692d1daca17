package org.rollcall.session;

/** Who closed a session. All but the NAS's own Stop are conclusions of ours, which a later record may correct. */
public enum ClosedBy {
    /** The NAS sent Accounting-Stop. */
    STOP,
    /** Nothing was heard of it for too long. */
    SWEEP,
    /** The NAS sent Accounting-On or Accounting-Off. */
    NAS_RESTART,
    /** The same service login, MAC and port began another session. */
    TAKEOVER,
    /** The NAS gave its Acct-Session-Id to another session. */
    REUSED_ID,
    /** The NAS answered a Disconnect-Request with Session-Context-Not-Found (Error-Cause 503). */
    NOT_FOUND
}
