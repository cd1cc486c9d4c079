package io.ecocredit.regulation.text;

import org.jspecify.annotations.Nullable;

/** A reason why something is not carried out, under the name that programs branch on; a name never changes its meaning. */
public interface ReasonCode {

    String name();

    /** What it says, in Chinese. */
    String meaning();

    /** The same in English. */
    String meaningInEnglish();

    /** What whoever asked should do about it. */
    Advice advice();

    /** The place in the law behind it; null where that depends on the case, or the law has none. */
    @Nullable
    Clause clause();
}
