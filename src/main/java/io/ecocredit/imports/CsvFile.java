package io.ecocredit.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A CSV with a header row, read row by row; with or without a byte order mark, any line ending, quoted fields. */
final class CsvFile implements AutoCloseable {

    private final CsvReader<CsvRecord> reader;
    private final QuoteCount quotes;
    private final Iterator<CsvRecord> records;
    private final List<String> header;
    private final int width;

    private CsvFile(
            CsvReader<CsvRecord> reader,
            QuoteCount quotes,
            Iterator<CsvRecord> records,
            List<String> header,
            int width) {
        this.reader = reader;
        this.quotes = quotes;
        this.records = records;
        this.header = header;
        this.width = width;
    }

    /**
     * The columns that a file of a kind has.
     *
     * @param areOfPersons whether its rows speak of natural persons
     */
    record Columns(List<String> required, List<String> optional, boolean areOfPersons) {

        static Columns of(ImportKind<?> kind) {
            return new Columns(kind.columns(), kind.optionalColumns(), kind.speaksOfPersons());
        }

        List<String> all() {
            return Stream.concat(required.stream(), optional.stream()).toList();
        }
    }

    /**
     * Opens a file and checks its header.
     *
     * @throws MalformedFile when the header does not have the columns of the kind, in any order, or others
     */
    static CsvFile open(InputStream content, Charset charset, Columns columns) throws IOException, MalformedFile {
        QuoteCount quotes = new QuoteCount(text(content, charset));
        CsvReader<CsvRecord> reader = CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(quotes);
        try {
            Iterator<CsvRecord> records = reader.iterator();
            if (!records.hasNext()) {
                throw new MalformedFile("文件为空，应有表头：" + String.join(",", columns.required()), 1);
            }
            List<String> first = records.next().getFields();
            List<String> header = withoutEmptyEnd(first, columns.required().size());
            requireColumns(header, columns);
            return new CsvFile(reader, quotes, records, header, first.size());
        } catch (CsvParseException | UncheckedIOException unreadable) {
            reader.close();
            throw malformed(unreadable, 1);
        } catch (MalformedFile wrongHeader) {
            reader.close();
            throw wrongHeader;
        }
    }

    /**
     * The next row, or null at the end. A row with too many or too few fields is an {@link ImportRow} already refused.
     *
     * @throws MalformedFile when the text cannot be read, or at its end when a quote was left open, which may have
     *     swallowed any number of rows
     */
    @Nullable
    ImportRow next(long previousLine) throws MalformedFile {
        try {
            if (!records.hasNext()) {
                requireClosedQuotes(previousLine);
                return null;
            }
            CsvRecord record = records.next();
            while (isEmpty(record) && records.hasNext()) {
                record = records.next();
            }
            if (isEmpty(record)) {
                requireClosedQuotes(previousLine);
                return null;
            }
            return row(record);
        } catch (CsvParseException | UncheckedIOException unreadable) {
            throw malformed(unreadable, previousLine + 1);
        }
    }

    /** What a spreadsheet leaves behind below the last row: fields without a text. */
    private static boolean isEmpty(CsvRecord record) {
        return record.getFields().stream().allMatch(String::isBlank);
    }

    private void requireClosedQuotes(long lastLine) throws MalformedFile {
        if (quotes.isOdd()) {
            throw new MalformedFile("引号未闭合或未加倍，最后一行始于第" + lastLine + "行", lastLine);
        }
    }

    private ImportRow row(CsvRecord record) {
        List<String> values = record.getFields();
        if (values.size() == width) {
            values = withoutEmptyEnd(values, header.size());
        }
        Map<String, String> fields = HashMap.newHashMap(header.size());
        for (int column = 0; column < Math.min(values.size(), header.size()); column++) {
            fields.put(header.get(column), values.get(column));
        }
        ImportRow row = new ImportRow(record.getStartingLineNumber(), fields);
        if (values.size() != header.size()) {
            row.refuseShape(values.size(), header.size());
        }
        return row;
    }

    /** Fields without the empty ones that a spreadsheet leaves behind the last column. */
    private static List<String> withoutEmptyEnd(List<String> fields, int columns) {
        int end = fields.size();
        while (end > columns && fields.get(end - 1).isBlank()) {
            end--;
        }
        return List.copyOf(fields.subList(0, end));
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static void requireColumns(List<String> header, Columns columns) throws MalformedFile {
        List<String> missing = columns.required().stream()
                .filter(column -> !header.contains(column))
                .toList();
        List<String> all = columns.all();
        if (!missing.isEmpty() || !all.containsAll(header) || Set.copyOf(header).size() != header.size()) {
            throw new MalformedFile(
                    "表头应为：" + String.join(",", columns.required())
                            + (columns.optional().isEmpty() ? "" : "，可以另有：" + String.join(",", columns.optional()))
                            + "；缺少：" + String.join(",", missing) + "；不认识："
                            + UnknownColumns.told(header, all, columns.areOfPersons()),
                    1);
        }
    }

    /** A file that is marked is read as its mark says, whatever was declared. */
    private static Reader text(InputStream content, Charset declared) throws IOException {
        PushbackInputStream stream = new PushbackInputStream(new BufferedInputStream(content), ByteOrderMark.LONGEST);
        byte[] start = stream.readNBytes(ByteOrderMark.LONGEST);
        Optional<ByteOrderMark> mark = ByteOrderMark.of(start);
        int length = mark.map(ByteOrderMark::length).orElse(0);
        stream.unread(start, length, start.length - length);
        return new InputStreamReader(
                stream,
                mark.map(ByteOrderMark::charset)
                        .orElse(declared)
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static MalformedFile malformed(RuntimeException unreadable, long line) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return new MalformedFile("第" + line + "行附近的字节不是所声明字符集的文字", line);
            }
        }
        return new MalformedFile("第" + line + "行附近不是正确的CSV（引号未闭合或字段过长）", line);
    }

    /** Counts the quotes read, because the parser takes the end of the file for a closing quote. */
    private static final class QuoteCount extends FilterReader {
        private boolean odd;

        QuoteCount(Reader text) {
            super(text);
        }

        boolean isOdd() {
            return odd;
        }

        @Override
        public int read() throws IOException {
            int character = super.read();
            odd ^= character == '"';
            return character;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            for (int index = offset; index < offset + count; index++) {
                odd ^= buffer[index] == '"';
            }
            return count;
        }
    }

    /** The file as a whole cannot be read as a CSV of its kind. */
    static final class MalformedFile extends Exception {
        private static final long serialVersionUID = 1L;
        private final long line;

        MalformedFile(String message, long line) {
            super(message);
            this.line = line;
        }

        long line() {
            return line;
        }
    }
}
