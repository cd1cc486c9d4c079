package io.ecocredit.grades;

import io.ecocredit.imports.RowBatch;
import io.ecocredit.platform.database.DatabaseResource;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names that are made of what names of firms are made of, place, word, trade, activity and form, many of them alike; published
 * for a test.
 */
final class ManyNames {

    private static final List<String> PLACES = List.of(
            "内蒙古", "内蒙古", "内蒙古", "内蒙古", "呼和浩特", "呼和浩特市", "包头", "包头市", "乌海市", "赤峰", "赤峰市", "通辽市", "鄂尔多斯", "鄂尔多斯市",
            "呼伦贝尔市", "巴彦淖尔市", "乌兰察布市", "兴安盟", "锡林郭勒", "阿拉善", "准格尔旗", "达拉特旗");
    private static final List<String> TRADES =
            List.of("环境", "环保", "生态", "检测", "监测", "节能", "水务", "碳资产", "环境科技", "环境检测", "环保工程", "生态环境", "环保科技");
    private static final List<String> ACTIVITIES = List.of("", "", "技术", "咨询", "工程", "评价", "服务", "技术服务", "运维");
    private static final List<String> FORMS = List.of("有限公司", "有限公司", "有限公司", "有限责任公司", "股份有限公司");

    /** The characters of the first level of GB 2312 stand in these rows of 94. */
    private static final int FIRST_ROW = 16;

    private static final int ROWS = 39;
    private static final int IN_A_ROW = 94;
    private static final int PLANE = 0xA0;
    private static final Charset GB2312 = Charset.forName("GB2312");

    private static final int BATCH = 20_000;
    private static final long FIRST_CODE = 60_000_000L;

    private final Random random;
    private final List<String> names;

    private ManyNames(int many, Random random) {
        this.random = random;
        Set<String> made = new TreeSet<>();
        while (made.size() < many) {
            made.add(one(PLACES) + word() + one(TRADES) + one(ACTIVITIES) + one(FORMS));
        }
        names = List.copyOf(made);
    }

    static ManyNames published(int many, Random random) throws SQLException {
        ManyNames names = new ManyNames(many, random);
        names.publish();
        return names;
    }

    /** A name's place among all, by chance. */
    int any() {
        return random.nextInt(names.size());
    }

    String name(int place) {
        return names.get(place);
    }

    static String code(int place) {
        return "9115" + "%014d".formatted(FIRST_CODE + place);
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Two characters mostly, sometimes three or four. */
    private String word() {
        int length = 2 + Math.max(0, random.nextInt(10) - 7);
        StringBuilder word = new StringBuilder();
        for (int index = 0; index < length; index++) {
            word.append(character(random));
        }
        return word.toString();
    }

    static String character(Random random) {
        byte[] bytes = {(byte) (PLANE + FIRST_ROW + random.nextInt(ROWS)), (byte) (PLANE + 1 + random.nextInt(IN_A_ROW))
        };
        return GB2312.decode(ByteBuffer.wrap(bytes)).toString();
    }

    private void publish() throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement()) {
            for (int from = 0; from < names.size(); from += BATCH) {
                RowBatch rows = new RowBatch();
                for (int place = from; place < Math.min(from + BATCH, names.size()); place++) {
                    rows.add(code(place), names.get(place), FIRST_CODE + place, "{\"uscc\":\"" + code(place) + "\"}");
                }
                rows.execute(owner, """
                        insert into published.results
                            (uscc, year, name, league, kinds, grade, latest, published_on, shown_from, version, document)
                        select uscc, 2024, name, '150200', array['TESTING'], 'NORMAL', true, '2025-06-05', '2025-06-05',
                            version::bigint, document
                        from unnest(?, ?, ?, ?) as t (uscc, name, version, document)
                        """);
            }
            statement.execute("vacuum analyze published.results");
        }
    }
}
