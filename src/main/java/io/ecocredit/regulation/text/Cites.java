package io.ecocredit.regulation.text;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which articles a piece of code carries out and which open points it settles. On a test it says what is shown.
 * {@code docs/traceability.md} is made from these marks, and the build fails when an executable article has none.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.FIELD})
public @interface Cites {
    Article[] value() default {};

    Interpretation[] settles() default {};
}
