package io.ecocredit.grades;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ecocredit.grades.PublishedVersion.Known;
import io.ecocredit.platform.precondition.TaggedAnswers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Answers to the public, kept as bytes with the version of what is published that they were read under, and given again while
 * that is the current one. A client that shows what it has gets 304 without a query. While the version is not known, every
 * answer is read afresh.
 */
@Singleton
class PublicAnswers {

    private static final EntityTag NOTHING = new EntityTag("none", true);
    private static final int WEIGHT_OF_AN_ENTRY = 200;

    private final PublishedVersion version;
    private final Cache<String, Kept> kept;
    private final boolean isOn;

    /** @param size how much is kept, in bytes, for example 64M; 0 keeps nothing */
    PublicAnswers(
            PublishedVersion version,
            @ConfigProperty(name = "ecocredit.cache.size") MemorySize size,
            MeterRegistry meters) {
        this.version = version;
        this.isOn = size.asLongValue() > 0;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(size.asLongValue())
                .weigher((String question, Kept answer) -> WEIGHT_OF_AN_ENTRY
                        + 2 * question.length()
                        + (answer.answer() == null ? 0 : answer.answer().body().length()))
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(meters, kept, "public-answers");
    }

    /**
     * What answers a question; not its status line alone, since a former code leads elsewhere.
     *
     * @param headers besides those that every public answer has
     */
    record Answer(int status, Buffer body, Map<String, String> headers) {
        static Answer ok(String body) {
            return new Answer(200, Buffer.buffer(body), Map.of());
        }

        Answer with(String header, @Nullable String value) {
            return value == null ? this : new Answer(status, body, Map.of(header, value));
        }
    }

    /** @param answer null when there is nothing to show */
    private record Kept(long version, @Nullable Answer answer, EntityTag tag) {}

    /** @param question what is asked, in one text that no other question has */
    Uni<Response> to(String question, Request request, Supplier<Uni<Optional<Answer>>> reading) {
        Optional<Known> known = version.current();
        Kept before = known.isPresent() ? kept.getIfPresent(question) : null;
        if (before != null && before.version() == known.get().number()) {
            return Uni.createFrom().item(response(before, known, request));
        }
        return reading.get().map(found -> {
            Kept now = new Kept(
                    known.map(Known::number).orElse(0L),
                    found.orElse(null),
                    found.map(answer -> TaggedAnswers.tagOf(answer.body().getBytes()))
                            .orElse(NOTHING));
            if (isOn && known.isPresent()) {
                kept.put(question, now);
            }
            return response(now, known, request);
        });
    }

    /** The same for a page that there always is. */
    Uni<Response> page(String question, Request request, Supplier<Uni<TemplateInstance>> reading) {
        return text(question, request, () -> reading.get().map(TemplateInstance::render));
    }

    /** The same for a text that there always is. */
    Uni<Response> text(String question, Request request, Supplier<Uni<String>> reading) {
        return to(question, request, () -> reading.get().map(text -> Optional.of(Answer.ok(text))));
    }

    private static Response response(Kept kept, Optional<Known> known, Request request) {
        Answer answer = kept.answer();
        if (answer == null) {
            throw GradeResource.noneFound();
        }
        Instant changedAt = known.map(Known::changedAt).orElse(null);
        Response.ResponseBuilder unchanged = answer.status() != 200
                ? null
                : changedAt == null
                        ? request.evaluatePreconditions(kept.tag())
                        : request.evaluatePreconditions(Date.from(changedAt), kept.tag());
        Response.ResponseBuilder response =
                unchanged == null ? Response.status(answer.status()).entity(answer.body()) : unchanged;
        response.tag(kept.tag());
        answer.headers().forEach(response::header);
        if (changedAt != null) {
            response.lastModified(Date.from(changedAt));
        }
        return response.header("Cache-Control", TaggedAnswers.PUBLIC_FOR_A_MINUTE)
                .header("Vary", "Accept-Encoding")
                .build();
    }
}
