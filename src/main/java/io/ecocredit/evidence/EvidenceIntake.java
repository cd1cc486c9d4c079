package io.ecocredit.evidence;

import io.ecocredit.evidence.EvidenceFiles.Kept;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.precondition.Digests;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Takes the body of an upload and looks at everything about it that needs no database. Blocks while the body arrives. */
@Singleton
public class EvidenceIntake {

    private static final String CHARSET = "charset";

    private final EvidenceSettings settings;
    private final UploadSlots slots;
    private final Contents contents;

    EvidenceIntake(EvidenceSettings settings, UploadSlots slots, Contents contents) {
        this.settings = settings;
        this.slots = slots;
        this.contents = contents;
    }

    /**
     * A file as a request brings it.
     *
     * @param name as the request gives it
     * @param declared media type
     * @param length in bytes as declared; negative when unknown
     */
    public record Delivery(@Nullable String name, @Nullable MediaType declared, long length, InputStream body) {

        /** A file that is the body of a request. */
        public static Delivery ofBody(@Nullable String name, HttpHeaders headers, InputStream body) {
            return new Delivery(name, headers.getMediaType(), headers.getLength(), body);
        }

        /**
         * A file that was chosen in a form.
         *
         * @throws RefusalException 400 when none was chosen
         */
        public static Delivery ofForm(@Nullable FileUpload file) {
            if (file == null || file.fileName() == null || file.fileName().isEmpty()) {
                throw RefusalException.invalid("file", null, "请选择文件");
            }
            try {
                return new Delivery(
                        file.fileName(), mediaType(file), file.size(), Files.newInputStream(file.uploadedFile()));
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        private static @Nullable MediaType mediaType(FileUpload file) {
            try {
                return file.contentType() == null ? null : MediaType.valueOf(file.contentType());
            } catch (IllegalArgumentException malformed) {
                return null;
            }
        }
    }

    /**
     * Takes a file and keeps it among those about the subject of an act.
     *
     * @throws RefusalException 400 for a name that is none or an empty file; 413 when it is too large; 415 when it is not
     *     what it is declared to be; 422 for an archive that is not safe; 429 when too many are under way
     */
    public Uni<Kept> take(Delivery delivery, SubjectFiles files, Act act) {
        String account = act.actor().name();
        slots.enter(account);
        return Uni.createFrom()
                .deferred(() -> files.keep(examined(delivery), act))
                .onTermination()
                .invoke(() -> slots.leave(account));
    }

    private Upload examined(Delivery delivery) {
        MediaType declared = delivery.declared();
        EvidenceType type = typeOf(declared);
        FileName name = FileName.of(delivery.name(), type);
        byte[] content = read(delivery);
        String found = contents.typeOf(content);
        if (!type.agreesWith(found)) {
            throw mismatch(String.valueOf(declared), found);
        }
        return new Upload(name.value(), type.mediaType(), Digests.hex(content), Buffer.buffer(content));
    }

    private static EvidenceType typeOf(@Nullable MediaType declared) {
        if (declared == null) {
            throw RefusalException.of(RefusalCode.UNSUPPORTED_MEDIA_TYPE, "须以Content-Type说明文件类型");
        }
        EvidenceType type = EvidenceType.of(declared.getType() + "/" + declared.getSubtype())
                .orElseThrow(() -> RefusalException.of(RefusalCode.UNSUPPORTED_MEDIA_TYPE, "不接受此类型的文件"));
        String charset = declared.getParameters().getOrDefault(CHARSET, "UTF-8");
        if (type.isText() && !charset.equalsIgnoreCase("UTF-8")) {
            throw mismatch(declared.toString(), "charset=UTF-8");
        }
        return type;
    }

    private byte[] read(Delivery delivery) {
        if (delivery.length() > settings.largest()) {
            throw tooLarge();
        }
        try {
            byte[] content = delivery.body().readNBytes((int) settings.largest() + 1);
            if (content.length > settings.largest()) {
                throw tooLarge();
            }
            if (content.length == 0) {
                throw RefusalException.of(RefusalCode.EVIDENCE_EMPTY, "文件为空");
            }
            return content;
        } catch (IOException brokenOff) {
            throw new UncheckedIOException(brokenOff);
        }
    }

    private RefusalException tooLarge() {
        return RefusalException.of(RefusalCode.EVIDENCE_TOO_LARGE, "单个文件不得超过" + settings.largest() + "字节");
    }

    private static RefusalException mismatch(String declared, String found) {
        String detail = "声明的类型为" + declared + "，内容实为" + found;
        return Refusal.of(RefusalCode.EVIDENCE_TYPE_MISMATCH, detail)
                .at(HttpHeaders.CONTENT_TYPE, declared)
                .asException();
    }
}
