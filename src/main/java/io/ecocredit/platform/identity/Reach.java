package io.ecocredit.platform.identity;

/** How far the database lets a caller see; the words of {@code access.act_as}. */
public enum Reach {
    /** Everything inside: officers of the region, and the service's own work. */
    ALL,
    /** What belongs to, or is shared with, one league (I-2). */
    LEAGUE,
    /** One institution's own file. */
    INSTITUTION,
    /** One practitioner's own records. */
    PERSON,
    /** The records that one authority produced. */
    PROVIDER,
    /** Nothing inside. */
    NONE
}
