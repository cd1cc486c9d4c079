package io.ecocredit.platform.edge;

import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.concurrent.Flow;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.jspecify.annotations.Nullable;

/** Sends a {@link StreamedBody}; one that fails on the way is broken off, so that nobody takes the part for the whole. */
@Provider
public class StreamedBodyWriter implements ServerMessageBodyWriter<StreamedBody> {

    private static final Logger LOG = Logger.getLogger(StreamedBodyWriter.class);

    @Override
    public boolean isWriteable(Class<?> type, Type generic, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return type == StreamedBody.class;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == StreamedBody.class;
    }

    @Override
    public void writeResponse(StreamedBody body, Type generic, ServerRequestContext context) {
        ResteasyReactiveRequestContext request = (ResteasyReactiveRequestContext) context;
        request.suspend();
        RoutingContext routing = request.unwrap(RoutingContext.class);
        HttpServerResponse response = routing.response().setChunked(true);
        Multi<Buffer> parts = routing.request().method().equals(HttpMethod.HEAD)
                ? Multi.createFrom().empty()
                : body.parts();
        parts.subscribe().withSubscriber(new Sender(request, response));
    }

    @Override
    public void writeTo(
            StreamedBody body,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out) {
        throw new UnsupportedOperationException("a streamed body is not written at once");
    }

    /** Asks for the next part when there is room for it. */
    private static final class Sender implements Flow.Subscriber<Buffer> {
        private final ResteasyReactiveRequestContext request;
        private final HttpServerResponse response;
        private Flow.@Nullable Subscription parts;

        Sender(ResteasyReactiveRequestContext request, HttpServerResponse response) {
            this.request = request;
            this.response = response;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            parts = subscription;
            response.closeHandler(gone -> subscription.cancel());
            subscription.request(1);
        }

        @Override
        public void onNext(Buffer part) {
            response.write(part);
            if (response.writeQueueFull()) {
                response.drainHandler(drained -> next());
            } else {
                next();
            }
        }

        private void next() {
            Flow.Subscription subscription = parts;
            if (subscription != null) {
                subscription.request(1);
            }
        }

        @Override
        public void onError(Throwable failure) {
            LOG.errorf(failure, "a download was broken off");
            response.reset();
            request.resume();
        }

        @Override
        public void onComplete() {
            response.end();
            request.resume();
        }
    }
}
