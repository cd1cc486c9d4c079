package io.ecocredit.platform.database;

import io.ecocredit.platform.sql.NoConnection;
import io.ecocredit.platform.sql.SqlState;
import io.vertx.core.VertxException;
import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Why no connection to a database was to be had, whichever way it was asked for. */
public enum ConnectionFault {
    /** Nobody answers, or not yet, or has a place; the only one that passes by itself. */
    AWAY,
    /** The user is not let in with this password, or from here. */
    PASSWORD,
    /** There is no such database. */
    UNKNOWN_DATABASE,
    /** The server does not prove that it is the one that the address names. */
    CERTIFICATE,
    /** The user is let in and may not do what is needed. */
    RIGHT,
    /** Between is a pooler that lends a connection for one transaction at a time. */
    POOLER;

    private static final Set<String> NOT_LET_IN = Set.of("28000", "28P01", "08004");
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String NO_PRIVILEGE = "42501";

    /** Neither the driver nor the reactive client has a type for these. */
    private static final Pattern OF_THE_CERTIFICATE =
            Pattern.compile("could not be verified|root certificate|does not (?:support|handle) (?:SSL|TLS)|PKIX path");

    /** Null for a failure that has nothing to do with a connection. */
    public static @Nullable ConnectionFault of(Throwable failure) {
        if (any(failure, ConnectionFault::isOfTheCertificate)) {
            return CERTIFICATE;
        }
        String state = SqlState.of(failure);
        if (state == null) {
            return NoConnection.was(failure) || any(failure, ConnectionFault::isOfTheNetwork) ? AWAY : null;
        }
        return switch (state) {
            case NO_SUCH_DATABASE -> UNKNOWN_DATABASE;
            case NO_PRIVILEGE -> RIGHT;
            default -> NOT_LET_IN.contains(state) ? PASSWORD : SqlState.isOfTheWay(failure) ? AWAY : null;
        };
    }

    /** What the innermost cause says, which knows best, in a line; without a user or password of an address that it repeats. */
    public static String told(Throwable failure) {
        Throwable last = failure;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        String words = Objects.requireNonNullElse(last.getMessage(), "");
        return words.isBlank()
                ? last.getClass().getSimpleName()
                : words.strip().replaceAll("\\s+", " ").replaceAll("[^ /]+@", "");
    }

    private static boolean isOfTheCertificate(Throwable cause) {
        return cause instanceof CertificateException
                || cause instanceof CertPathBuilderException
                || cause instanceof CertPathValidatorException
                || cause instanceof SSLPeerUnverifiedException
                || OF_THE_CERTIFICATE
                        .matcher(String.valueOf(cause.getMessage()))
                        .find();
    }

    private static boolean isOfTheNetwork(Throwable cause) {
        return cause instanceof SocketException
                || cause instanceof SocketTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof ClosedChannelException
                || cause instanceof EOFException
                || cause instanceof SSLException
                || cause instanceof TimeoutException
                || cause instanceof io.smallrye.mutiny.TimeoutException
                || cause instanceof VertxException
                || cause.getClass().getName().endsWith("NativeIoException");
    }

    private interface Trait {
        boolean has(Throwable cause);
    }

    private static boolean any(Throwable failure, Trait trait) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (trait.has(cause)) {
                return true;
            }
        }
        return false;
    }
}
