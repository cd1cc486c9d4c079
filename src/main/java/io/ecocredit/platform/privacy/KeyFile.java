package io.ecocredit.platform.privacy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Keys for personal data in a file: a line {@code name=value} for each setting, named as below
 * {@code ecocredit.personal-data}. A file of two bare lines is one from when there could be but one key and one index key.
 */
public record KeyFile(Path path) {

    private static final String FIRST_ID = "local-1";
    private static final String BARE_KEY = "[A-Za-z0-9+/]{43}=";

    /** Distinguishes what the file held at different times without reading it. */
    record Version(String of) {}

    Version version() throws IOException {
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
        return new Version(now.lastModifiedTime() + " " + now.size() + " " + now.fileKey());
    }

    /** @throws UnusableKeysException when a line is not a setting; it is not repeated, since it may hold a key */
    public Map<String, String> read() throws IOException {
        List<String> lines = Files.readAllLines(path).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        if (lines.size() == 2 && lines.stream().allMatch(line -> line.matches(BARE_KEY))) {
            return Map.of("keys." + FIRST_ID, lines.getFirst(), "active-key", FIRST_ID, "index-key", lines.getLast());
        }
        Map<String, String> settings = new TreeMap<>();
        for (String line : lines) {
            int end = line.indexOf('=');
            if (end <= 0) {
                throw new UnusableKeysException(path + "中有一行不是name=value", "a line of the key file is not name=value");
            }
            settings.put(line.substring(0, end).strip(), line.substring(end + 1).strip());
        }
        return settings;
    }

    /**
     * Replaces the file at once, readable by the owner alone. It is on the disk when this returns: a key that was lost with
     * the power would take with it all that was encrypted since.
     */
    public void write(Map<String, String> settings) throws IOException {
        String text = new TreeMap<>(settings)
                .entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                        .collect(Collectors.joining());
        Path folder = path.toAbsolutePath().getParent();
        Path fresh = Files.createTempFile(
                folder, "keys", "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
