package io.ecocredit.platform.operation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the operation of the interface that the form of a page does: whoever may do the one may do the other. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ActsAs {

    /** Where the operation is declared. */
    Class<?> of();

    /** Its name; one that is not declared there is refused to everybody, and fails the build. */
    String operation();
}
