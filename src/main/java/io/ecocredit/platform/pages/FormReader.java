package io.ecocredit.platform.pages;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.ecocredit.platform.problem.StrictDay;
import io.ecocredit.regulation.text.RefusalException;
import io.netty.handler.codec.http.QueryStringDecoder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;

/**
 * Reads what was typed into a form as browsers send it, in UTF-8 whatever else is declared. The framework's own reader fails
 * on an empty pair, on a broken escape, on a charset that there is not and on a thousand fields.
 */
@Provider
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class FormReader implements MessageBodyReader<Form> {

    /** More than a body of the size that is taken can hold of fields that any form has. */
    private static final int MOST_FIELDS = 100_000;

    private final ObjectReader orders;

    FormReader(ObjectMapper mapper) {
        ObjectMapper ofForms = mapper.copy()
                .registerModule(new SimpleModule("days").addDeserializer(LocalDate.class, new StrictDay()));
        // A browser does not send boxes of which none is ticked.
        ofForms.configOverride(Set.class).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
        orders = ofForms.reader(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY);
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == Form.class;
    }

    /** @throws RefusalException 400 for what is no form */
    @Override
    public Form readFrom(
            Class<Form> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Form(
                    new QueryStringDecoder(text, StandardCharsets.UTF_8, false, MOST_FIELDS, true).parameters(),
                    orders);
        } catch (IllegalArgumentException brokenEscape) {
            throw RefusalException.invalid("body", null, "不是有效的表单内容");
        }
    }
}
