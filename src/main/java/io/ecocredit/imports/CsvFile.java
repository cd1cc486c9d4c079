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
import org.jspecify.annotations.Nullable;

/** A CSV with a header row, read row by row; with or without a byte order mark, any line ending, quoted fields. */
final class CsvFile implements AutoCloseable {

    private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

    private final CsvReader<CsvRecord> reader;
    private final QuoteCount quotes;
    private final Iterator<CsvRecord> records;
    private final List<String> header;

    private CsvFile(CsvReader<CsvRecord> reader, QuoteCount quotes, Iterator<CsvRecord> records, List<String> header) {
        this.reader = reader;
        this.quotes = quotes;
        this.records = records;
        this.header = header;
    }

    /**
     * Opens a file and checks its header.
     *
     * @throws MalformedFile when the header does not have exactly the columns of the kind, in any order
     */
    static CsvFile open(InputStream content, Charset charset, List<String> columns) throws IOException, MalformedFile {
        QuoteCount quotes = new QuoteCount(text(content, charset));
        CsvReader<CsvRecord> reader = CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(quotes);
        try {
            Iterator<CsvRecord> records = reader.iterator();
            if (!records.hasNext()) {
                throw new MalformedFile("文件为空，应有表头：" + String.join(",", columns), 1);
            }
            List<String> header = List.copyOf(records.next().getFields());
            requireColumns(header, columns);
            return new CsvFile(reader, quotes, records, header);
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
            return row(records.next());
        } catch (CsvParseException | UncheckedIOException unreadable) {
            throw malformed(unreadable, previousLine + 1);
        }
    }

    private void requireClosedQuotes(long lastLine) throws MalformedFile {
        if (quotes.isOdd()) {
            throw new MalformedFile("引号未闭合或未加倍，最后一行始于第" + lastLine + "行", lastLine);
        }
    }

    private ImportRow row(CsvRecord record) {
        List<String> values = record.getFields();
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

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static void requireColumns(List<String> header, List<String> columns) throws MalformedFile {
        List<String> missing =
                columns.stream().filter(column -> !header.contains(column)).toList();
        List<String> unknown =
                header.stream().filter(column -> !columns.contains(column)).toList();
        if (!missing.isEmpty() || !unknown.isEmpty() || header.size() != columns.size()) {
            throw new MalformedFile(
                    "表头应为：" + String.join(",", columns) + "；缺少：" + String.join(",", missing) + "；不认识："
                            + String.join(",", unknown),
                    1);
        }
    }

    private static Reader text(InputStream content, Charset charset) throws IOException {
        PushbackInputStream stream = new PushbackInputStream(new BufferedInputStream(content), BYTE_ORDER_MARK.length);
        skipByteOrderMark(stream);
        return new InputStreamReader(
                stream,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static void skipByteOrderMark(PushbackInputStream stream) throws IOException {
        byte[] start = stream.readNBytes(BYTE_ORDER_MARK.length);
        boolean marked = start.length == BYTE_ORDER_MARK.length;
        for (int index = 0; marked && index < start.length; index++) {
            marked = Byte.toUnsignedInt(start[index]) == BYTE_ORDER_MARK[index];
        }
        if (!marked) {
            stream.unread(start);
        }
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
