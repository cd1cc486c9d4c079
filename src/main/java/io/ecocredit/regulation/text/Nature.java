package io.ecocredit.regulation.text;

/** How a refusal stands to what was asked for. The core knows nothing of HTTP; the edge has one status for each. */
public enum Nature {
    /** What was sent is missing, malformed or cannot be. */
    FAULTY,
    /** It is not for whoever asked. */
    FORBIDDEN,
    /** What was asked for is not there, or not for whoever asked to see, which is not told apart. */
    ABSENT,
    /** As matters stand it cannot be done; another time it may. */
    CONFLICT,
    /** It was there and is kept from everybody now. */
    GONE,
    /** Somebody else has changed it since it was read. */
    OUTDATED,
    /** More than is taken in. */
    TOO_LARGE,
    /** In a form that is not taken in. */
    UNSUPPORTED,
    /** A part of something that does not reach so far. */
    OUT_OF_RANGE,
    /** Well formed, and not acceptable for what it holds. */
    UNACCEPTABLE,
    /** It does not say which version it acts on. */
    UNCONDITIONAL,
    /** One of too many at a time. */
    TOO_MANY,
    /** The service, or one that it depends on, cannot do it now. */
    UNAVAILABLE
}
