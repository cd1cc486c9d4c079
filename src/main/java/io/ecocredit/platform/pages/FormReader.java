package io.ecocredit.platform.pages;

import io.ecocredit.regulation.text.RefusalException;
import io.netty.handler.codec.http.QueryStringDecoder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/**
 * Reads what was typed into a form as browsers send it, in UTF-8 whatever else is declared. The framework's own reader fails
 * on an empty pair, on a broken escape and on a charset that there is not.
 */
@Provider
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class FormReader implements MessageBodyReader<MultivaluedMap<String, String>> {

    /** More than a body of the size that is taken can hold of fields that any form has. */
    private static final int MOST_FIELDS = 100_000;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == MultivaluedMap.class;
    }

    /** @throws RefusalException 400 for what is no form */
    @Override
    public MultivaluedMap<String, String> readFrom(
            Class<MultivaluedMap<String, String>> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
        MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
        try {
            fields.putAll(new QueryStringDecoder(text, StandardCharsets.UTF_8, false, MOST_FIELDS, true).parameters());
        } catch (IllegalArgumentException brokenEscape) {
            throw RefusalException.invalid("body", null, "不是有效的表单内容");
        }
        return fields;
    }
}
