package io.ecocredit.platform.sql;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows into a record, each component from the column of its name: {@code answerDue} from {@code answer_due}. A component
 * that is a record is read from the same row, and is null, where it may be, when all that it consists of is. Made once for
 * a record and kept; no column is found by its place.
 */
public final class Rows<T extends Record> {

    /** What a value of the database becomes, by the type that a component has. */
    private static final Map<Class<?>, UnaryOperator<Object>> KINDS = Map.ofEntries(
            Map.entry(String.class, String.class::cast),
            Map.entry(int.class, value -> Math.toIntExact(((Number) value).longValue())),
            Map.entry(Integer.class, value -> Math.toIntExact(((Number) value).longValue())),
            Map.entry(long.class, value -> ((Number) value).longValue()),
            Map.entry(Long.class, value -> ((Number) value).longValue()),
            Map.entry(boolean.class, Boolean.class::cast),
            Map.entry(Boolean.class, Boolean.class::cast),
            Map.entry(BigDecimal.class, value -> new BigDecimal(value.toString())),
            Map.entry(UUID.class, UUID.class::cast),
            Map.entry(LocalDate.class, LocalDate.class::cast),
            Map.entry(Instant.class, value -> ((OffsetDateTime) value).toInstant()));

    private final Class<T> type;
    private final MethodHandle constructor;
    private final List<Part> parts;

    private record Part(String name, boolean nullable, Function<Row, @Nullable Object> reader) {}

    private Rows(Class<T> type, MethodHandle constructor, List<Part> parts) {
        this.type = type;
        this.constructor = constructor;
        this.parts = parts;
    }

    /** @throws IllegalArgumentException when a component is of a kind that cannot be read */
    public static <T extends Record> Rows<T> of(Class<T> type) {
        return of(type, Map.of());
    }

    /**
     * @param derived components, here or in a record within, that are made of the row instead of read from a column
     * @throws IllegalArgumentException when a component is of a kind that cannot be read, or there is none of a name
     */
    public static <T extends Record> Rows<T> of(Class<T> type, Map<String, Function<Row, @Nullable Object>> derived) {
        Set<String> unused = new HashSet<>(derived.keySet());
        Rows<T> rows = of(type, derived, unused);
        if (!unused.isEmpty()) {
            throw new IllegalArgumentException(type.getName() + " has no component " + unused);
        }
        return rows;
    }

    private static <T extends Record> Rows<T> of(
            Class<T> type, Map<String, Function<Row, @Nullable Object>> derived, Set<String> unused) {
        return new Rows<>(
                type,
                constructor(type),
                Stream.of(type.getRecordComponents())
                        .map(each -> part(each, derived, unused))
                        .toList());
    }

    private static Part part(
            RecordComponent component, Map<String, Function<Row, @Nullable Object>> derived, Set<String> unused) {
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        Function<Row, @Nullable Object> given = derived.get(component.getName());
        if (given != null) {
            unused.remove(component.getName());
            return new Part(component.getName(), nullable, given);
        }
        if (component.getType().isRecord()) {
            Rows<?> within = of(component.getType().asSubclass(Record.class), derived, unused);
            return new Part(component.getName(), nullable, row -> within.read(row, nullable));
        }
        return new Part(component.getName(), nullable, column(component, kind(component, component.getGenericType())));
    }

    private static Function<Row, @Nullable Object> column(RecordComponent component, UnaryOperator<Object> kind) {
        String column = component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        return row -> {
            int place = row.getColumnIndex(column);
            if (place < 0) {
                throw new IllegalStateException(component.getDeclaringRecord().getName() + ": no column " + column);
            }
            Object value = row.getValue(place);
            return value == null ? null : kind.apply(value);
        };
    }

    private static UnaryOperator<Object> kind(RecordComponent component, Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            UnaryOperator<Object> element = kind(component, list.getActualTypeArguments()[0]);
            return array -> Arrays.stream((Object[]) array).map(element).toList();
        }
        if (type instanceof Class<?> named && named.isEnum()) {
            Map<String, Object> constants = Stream.of(named.getEnumConstants())
                    .collect(toMap(constant -> ((Enum<?>) constant).name(), identity()));
            return name -> Objects.requireNonNull(constants.get((String) name), () -> named + " has no " + name);
        }
        UnaryOperator<Object> kind = type instanceof Class<?> named ? KINDS.get(named) : null;
        if (kind == null) {
            throw new IllegalArgumentException(
                    "cannot be read from a row: " + component.getDeclaringRecord() + "." + component.getName());
        }
        return kind;
    }

    private static MethodHandle constructor(Class<? extends Record> type) {
        try {
            Class<?>[] types = Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<? extends Record> canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return MethodHandles.lookup()
                    .unreflectConstructor(canonical)
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException everyRecordHasOne) {
            throw new IllegalStateException(everyRecordHasOne);
        }
    }

    /**
     * The same for one query, which has a component of its rows from elsewhere.
     *
     * @throws IllegalArgumentException when the record has none of that name
     */
    public Rows<T> with(String component, Function<Row, @Nullable Object> derived) {
        if (parts.stream().noneMatch(part -> part.name().equals(component))) {
            throw new IllegalArgumentException(type.getName() + " has no component " + component);
        }
        return new Rows<>(
                type,
                constructor,
                parts.stream()
                        .map(part ->
                                part.name().equals(component) ? new Part(component, part.nullable(), derived) : part)
                        .toList());
    }

    public Uni<List<T>> all(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql).execute(values).map(this::all);
    }

    public Uni<Optional<T>> first(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql).execute(values).map(this::first);
    }

    public Uni<T> one(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql).execute(values).map(this::one);
    }

    public List<T> all(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(this::read).toList();
    }

    public Optional<T> first(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(this::read).findFirst();
    }

    /** @throws java.util.NoSuchElementException when there is none */
    public T one(Iterable<Row> rows) {
        return first(rows).orElseThrow();
    }

    /** @throws IllegalStateException when a column is missing, or is null where the record does not allow it */
    public T read(Row row) {
        return Objects.requireNonNull(read(row, false));
    }

    private @Nullable T read(Row row, boolean mayBeAbsent) {
        @Nullable
        Object[] values = parts.stream().map(part -> part.reader().apply(row)).toArray();
        if (mayBeAbsent && Arrays.stream(values).allMatch(Objects::isNull)) {
            return null;
        }
        for (int place = 0; place < values.length; place++) {
            if (values[place] == null && !parts.get(place).nullable()) {
                throw new IllegalStateException(
                        type.getName() + ": " + parts.get(place).name() + " is null");
            }
        }
        return made(values);
    }

    private T made(@Nullable Object[] values) {
        try {
            return type.cast((Object) constructor.invokeExact(values));
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable checked) {
            throw new IllegalStateException(checked);
        }
    }
}
