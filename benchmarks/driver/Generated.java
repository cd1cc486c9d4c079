import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of a region of any size: institutions with true check digits, what they did, and what was recorded of them. */
final class Generated {

    private static final String[] LEAGUES = {
        "150100", "150200", "150300", "150400", "150500", "150600", "150700", "150800", "150900", "152200", "152500", "152900"
    };
    private static final String WEIGHTED = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private final Path folder;
    private final int institutions;
    private final int recordsOfEach;

    Generated(Path folder, int institutions, int recordsOfEach) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.institutions = institutions;
        this.recordsOfEach = recordsOfEach;
    }

    Path institutions() throws IOException {
        Path file = folder.resolve("institutions.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("uscc,name,kinds,division,registered_on\n");
            for (int i = 1; i <= institutions; i++) {
                out.write(code(i) + ",测试第" + i + "环境检测有限公司,TESTING," + league(i) + ",2015-03-01\n");
            }
        }
        return file;
    }

    /** One for each institution, so that it takes part in the year. */
    Path engagements(int year) throws IOException {
        Path file = folder.resolve("engagements-" + year + ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("uscc,division,year,client_uscc,client_name,project,origin\n");
            for (int i = 1; i <= institutions; i++) {
                out.write(code(i) + "," + league(i) + "," + year + "," + code(institutions + i % 5000) + ",委托第" + i % 5000
                        + "有限公司,自行监测" + i + ",DISCLOSURE_SYSTEM\n");
            }
        }
        return file;
    }

    /** Spread over eleven months; each is a finding of article 13 (四) and takes three points. */
    Path records(int year) throws IOException {
        Path file = folder.resolve("records-" + year + ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,"
                    + "source,client_uscc,client_outcome,client_points,client_document_no,summary\n");
            for (int i = 1; i <= institutions; i++) {
                for (int k = 1; k <= recordsOfEach; k++) {
                    out.write("Y%d-%06d-%02d,%s,GENERAL,1-09,13.4,%d-%02d-17,%d-%02d-19,,%s,盟市生态环境局,环〔%d〕%d-%d号,1,,,,,13.4：现场检查发现的问题%n"
                            .formatted(year, i, k, code(i), year, k % 11 + 1, year, k % 11 + 2, league(i), year, i, k));
                }
            }
        }
        return file;
    }

    private static String league(int number) {
        return LEAGUES[number % LEAGUES.length];
    }

    /** A code with its check digit (GB 32100). */
    static String code(int number) {
        String body = "91150200MA%07d".formatted(number);
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < body.length(); i++) {
            sum += WEIGHTED.indexOf(body.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return body + WEIGHTED.charAt((31 - sum % 31) % 31);
    }
}
