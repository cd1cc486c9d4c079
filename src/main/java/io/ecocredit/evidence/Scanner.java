package io.ecocredit.evidence;

import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Asks whatever speaks clamd's INSTREAM, where one is configured, whether a file is infected. */
@Singleton
final class Scanner {

    private static final Logger LOG = Logger.getLogger(Scanner.class);
    private static final String COMMAND = "zINSTREAM\0";
    private static final String CLEAN = "stream: OK";
    private static final String INFECTED = "stream: .+ FOUND";
    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_ANSWER = 1024;

    private final Optional<EvidenceSettings.Scanner> configured;
    private final NetClient client;

    Scanner(EvidenceSettings settings, Vertx vertx) {
        configured = settings.scanner();
        client = vertx.createNetClient(new NetClientOptions().setConnectTimeout((int) configured
                .map(scanner -> scanner.within().toMillis())
                .orElse((long) NetClientOptions.DEFAULT_CONNECT_TIMEOUT)
                .longValue()));
    }

    /**
     * Who found nothing bad; empty where no scanner is configured.
     *
     * @throws RefusalException 422 when the file is infected; 503 when the scanner does not say in time what it found
     */
    Uni<Optional<String>> scan(Buffer content) {
        return configured
                .map(scanner -> answer(scanner, content).map(answer -> verdict(scanner, answer)))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<String> answer(EvidenceSettings.Scanner scanner, Buffer content) {
        return Uni.createFrom()
                .<String>emitter(answer -> client.connect(scanner.port(), scanner.host())
                        .onFailure(answer::fail)
                        .onSuccess(socket -> talk(socket, content, answer)))
                .ifNoItem()
                .after(scanner.within())
                .fail()
                .onFailure()
                .invoke(failure ->
                        LOG.warnf(failure, "the scanner at %s:%d does not answer", scanner.host(), scanner.port()))
                .onFailure()
                .transform(silent -> unavailable());
    }

    private static void talk(NetSocket socket, Buffer content, UniEmitter<? super String> answer) {
        Buffer said = Buffer.buffer();
        answer.onTermination(socket::close);
        socket.exceptionHandler(answer::fail);
        socket.closeHandler(closed -> answer.complete(text(said)));
        socket.handler(part -> {
            said.appendBuffer(part);
            if (said.getByte(said.length() - 1) == 0 || said.length() > LONGEST_ANSWER) {
                answer.complete(text(said));
            }
        });
        socket.write(COMMAND);
        for (int from = 0; from < content.length(); from += CHUNK) {
            Buffer chunk = content.slice(from, Math.min(from + CHUNK, content.length()));
            socket.write(Buffer.buffer().appendInt(chunk.length()));
            socket.write(chunk);
        }
        socket.write(Buffer.buffer().appendInt(0));
    }

    private static String text(Buffer said) {
        return said.toString(StandardCharsets.UTF_8).replace("\0", "").strip();
    }

    private static Optional<String> verdict(EvidenceSettings.Scanner scanner, String answer) {
        if (answer.equals(CLEAN)) {
            return Optional.of("clamd " + scanner.host() + ":" + scanner.port());
        }
        if (answer.matches(INFECTED)) {
            throw RefusalException.of(RefusalCode.EVIDENCE_INFECTED, "查毒发现该文件含有恶意内容，未予保存");
        }
        LOG.warnf("the scanner at %s:%d answered neither OK nor FOUND", scanner.host(), scanner.port());
        throw unavailable();
    }

    private static RefusalException unavailable() {
        return RefusalException.of(RefusalCode.SCANNER_UNAVAILABLE, "查毒服务暂不可用，文件未保存，请稍后重试");
    }
}
