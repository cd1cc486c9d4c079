package io.ecocredit.start;

import io.ecocredit.platform.database.ConnectionFault;
import io.ecocredit.platform.database.DatabaseServerException;
import io.ecocredit.platform.database.NoDatabaseException;
import io.ecocredit.platform.database.NoDatabaseException.Wanted;
import io.ecocredit.platform.database.PrivateFolder.NotPrivateException;
import io.ecocredit.platform.database.SchemaVersion;
import io.ecocredit.platform.privacy.UnusableKeysException;
import io.ecocredit.start.StartFailure.CannotStart;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.exception.FlywaySqlException;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.jspecify.annotations.Nullable;

/**
 * What a failure is, whoever threw it: something that is told in a sentence, or unforeseen.
 *
 * @param sentences a line each
 */
record Diagnosis(FailureKind kind, String sentences) {

    private static final String NOT_TOLD = "ECOCREDIT_DATABASE_URL";
    private static final String PORTS = "QUARKUS_HTTP_PORT / QUARKUS_MANAGEMENT_PORT";

    static Diagnosis of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Diagnosis found = ofOurs(cause);
            if (found != null) {
                return found;
            }
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Diagnosis found = ofOthers(cause);
            if (found != null) {
                return found;
            }
        }
        ConnectionFault fault = ConnectionFault.of(failure);
        return fault == null
                ? plain(FailureKind.UNFORESEEN, ConnectionFault.told(failure))
                : of(fault, unknown(), ConnectionFault.told(failure));
    }

    /** What the program itself throws when something is wrong. */
    private static @Nullable Diagnosis ofOurs(Throwable cause) {
        return switch (cause) {
            case CannotStart told -> new Diagnosis(told.kind(), String.valueOf(told.getMessage()));
            case NotPrivateException told -> new Diagnosis(FailureKind.FOLDER, String.valueOf(told.getMessage()));
            case SchemaVersion.OlderException older -> plain(FailureKind.SCHEMA_OLDER, older.found(), older.needed());
            case NoDatabaseException none -> of(none.fault(), none.wanted(), ConnectionFault.told(none));
            case DatabaseServerException server -> plain(FailureKind.DATABASE_SERVER, server.program(), server.log());
            case UnusableKeysException keys -> keys(keys);
            default -> null;
        };
    }

    /** What the libraries throw. */
    private static @Nullable Diagnosis ofOthers(Throwable cause) {
        return switch (cause) {
            case QuarkusBindException taken ->
                plain(FailureKind.PORT_TAKEN, taken.getPort(), PORTS, ConnectionFault.told(taken));
            case BindException taken -> plain(FailureKind.PORT_TAKEN, "", PORTS, ConnectionFault.told(taken));
            case FileSystemException file -> plain(FailureKind.FOLDER, Objects.toString(file.getFile(), ""), why(file));
            case ConfigValidationException wrong -> plain(FailureKind.SETTINGS, ConnectionFault.told(wrong));
            case ConfigurationException wrong -> plain(FailureKind.SETTINGS, ConnectionFault.told(wrong));
            case FlywayException schema -> ofTheConnection(schema) == null ? foreign(schema) : null;
            case SchemaManagementException schema -> foreign(schema);
            default -> ofTheirWords(cause);
        };
    }

    /** What the libraries have no type for. */
    private static @Nullable Diagnosis ofTheirWords(Throwable cause) {
        String words = String.valueOf(cause.getMessage());
        if (cause instanceof IOException && words.contains("No space left")) {
            return plain(FailureKind.FOLDER, "", words);
        }
        return cause instanceof RuntimeException && words.startsWith("SRCFG")
                ? plain(FailureKind.SETTINGS, words)
                : null;
    }

    private static Diagnosis foreign(RuntimeException schema) {
        return plain(FailureKind.SCHEMA_FOREIGN, firstLine(schema));
    }

    /** A script that failed is none of the connection's, whatever it was refused for. */
    private static @Nullable ConnectionFault ofTheConnection(FlywayException failure) {
        return failure instanceof FlywaySqlException ? ConnectionFault.of(failure) : null;
    }

    static Diagnosis of(ConnectionFault fault, Wanted wanted, String told) {
        return switch (fault) {
            case AWAY -> plain(FailureKind.DATABASE_AWAY, wanted.place(), wanted.settings(), told);
            case PASSWORD ->
                plain(FailureKind.DATABASE_PASSWORD, wanted.place(), wanted.user(), wanted.settings(), told);
            case RIGHT -> plain(FailureKind.DATABASE_RIGHT, wanted.place(), wanted.user(), wanted.settings(), told);
            case CERTIFICATE -> plain(FailureKind.DATABASE_CERTIFICATE, wanted.place(), wanted.settings(), told);
            case POOLER -> plain(FailureKind.DATABASE_POOLER, wanted.place(), wanted.settings(), told);
            case UNKNOWN_DATABASE -> plain(FailureKind.DATABASE_UNKNOWN, wanted.place(), wanted.settings(), told);
        };
    }

    private static Diagnosis keys(UnusableKeysException keys) {
        return plain(FailureKind.KEYS, keys.chinese() + "，" + keys.english());
    }

    private static Wanted unknown() {
        return new Wanted("", "", NOT_TOLD);
    }

    private static Diagnosis plain(FailureKind kind, Object... details) {
        return new Diagnosis(kind, kind.sentence(details));
    }

    private static String why(FileSystemException file) {
        return switch (file) {
            case AccessDeniedException denied -> "没有权限，access denied";
            case NoSuchFileException missing -> "不存在，it is not there";
            case FileAlreadyExistsException inTheWay -> "已有同名文件，a file of this name is in the way";
            default ->
                Objects.requireNonNullElse(file.getReason(), file.getClass().getSimpleName());
        };
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
