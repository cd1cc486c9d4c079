package io.ecocredit.platform.edge;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Sends lines of NDJSON that are already JSON as they stand; the framework would make a JSON string of each. Of a stream of
 * lines the framework ends each one itself.
 */
@Provider
@Produces(ReadyLines.NDJSON)
public class ReadyLines implements ServerMessageBodyWriter<String> {

    public static final String NDJSON = "application/x-ndjson";

    @Override
    public boolean isWriteable(Class<?> type, Type generic, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return type == String.class;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == String.class;
    }

    @Override
    public void writeResponse(String lines, Type generic, ServerRequestContext context) {
        context.serverResponse().end(lines);
    }

    @Override
    public void writeTo(
            String lines,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        out.write(lines.getBytes(StandardCharsets.UTF_8));
    }
}
