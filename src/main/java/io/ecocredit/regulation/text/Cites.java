package io.ecocredit.regulation.text;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which articles, or which places within them, a piece of code carries out and which open points it settles. On a test
 * it says what is shown. {@code docs/traceability.md} is made from these marks, and the build fails when an executable
 * article, or a place within it, has none.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.FIELD})
public @interface Cites {
    /** Articles as a whole. */
    Article[] value() default {};

    /** Paragraphs and items: what a class carries out when it does not carry out the whole article. */
    Provision[] provisions() default {};

    Interpretation[] settles() default {};
}
