package io.ecocredit.platform.operation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares an operation on the method that carries it out: the check of who may use it, the kind of thing that its rows in
 * the audit trail are about and what the contract says of headers and refusals are all made from this. A role that is not
 * named is refused. The name of the operation is that of the method, and stands once in the program.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Declared {

    /** Whether everybody may use it, with a token or without. */
    boolean open() default false;

    Permission platform() default Permission.REFUSED;

    Permission department() default Permission.REFUSED;

    Permission institution() default Permission.REFUSED;

    Permission practitioner() default Permission.REFUSED;

    Permission provider() default Permission.REFUSED;

    Permission league() default Permission.REFUSED;

    Permission region() default Permission.REFUSED;

    Permission auditor() default Permission.REFUSED;

    /** What its rows in the audit trail are about. */
    SubjectKind subject() default SubjectKind.NONE;

    IdempotencyKey key() default IdempotencyKey.NONE;

    /** Whether it acts on something that was seen, whose version {@code If-Match} must name. */
    boolean ifMatch() default false;
}
