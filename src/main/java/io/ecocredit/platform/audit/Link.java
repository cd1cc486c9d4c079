package io.ecocredit.platform.audit;

import io.ecocredit.platform.privacy.KeyedDigest;

/**
 * A link of the audit chain: it seals one row of the trail together with the link before it.
 *
 * @param position 1 for the first, without gaps
 */
record Link(long position, KeyedDigest seal) {

    /** What stands before the first link. */
    static final String BEGINNING = "0";

    /** The text that a link seals. */
    static String text(String sealBefore, long position, String line) {
        return sealBefore + "\n" + position + "\n" + line;
    }
}
