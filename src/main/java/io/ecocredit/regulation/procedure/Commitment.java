package io.ecocredit.regulation.procedure;

import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Annex;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.time.EvaluationYear;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The letter of commitment (信用承诺书, 附件3) as an institution has filled it in.
 *
 * @param items numbers of the items committed to; a letter holds all of {@link #ITEMS}
 * @param products what the second item warrants to be lawful, true and exact (出具的____)
 * @param other the sixth item in the institution's own words; 无 where there is nothing to add
 * @param signer 法定代表人（或主要负责人）
 * @param uscc of the institution that commits itself
 * @param signedOn in Asia/Shanghai
 */
@Cites(provisions = Provision.A20_ITEM_1)
public record Commitment(
        Set<Integer> items,
        @Nullable String products,
        @Nullable String other,
        @Nullable String signer,
        @Nullable String uscc,
        @Nullable LocalDate signedOn) {

    /** The place in the law that every fault of a letter names. */
    public static final Clause CLAUSE = Clause.of(Annex.ANNEX_3);

    public static final String TITLE = "第三方生态环境服务机构法定代表人（或主要负责人）信用承诺书";
    public static final String PREAMBLE = "为践行绿色发展理念，落实环境保护责任，努力营造诚实守信的社会环境，本人承诺：";
    public static final String CLOSING = "特此承诺，同意本承诺书向社会公开。";

    /** The six items as the annex prints them; ____ stands for what the signer fills in. */
    public static final List<String> ITEMS = List.of(
            "严格遵守国家和自治区有关环境保护法律、法规、规章、环境标准和政策规定，依法从事服务活动，自觉承担法律责任。",
            "资质认定、资质认定证书在有效期内、服务内容符合认定业务范围，出具的____合法、真实、准确。",
            "项目服务工作过程对于约定条款按期执行，成果质量达到委托单位合同要求。",
            "对项目服务工作过程中掌握的信息、系统业务数据严格保密。",
            "自觉接受政府、行业组织、社会公众、新闻舆论的监督，积极履行各项环境保护法律义务和社会责任。",
            "其它承诺事项：____");

    /** A form may leave the items out or empty among others; those are then told as missing, like any other. */
    public Commitment {
        items = items == null
                ? Set.of()
                : items.stream().filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Everything that the letter of one institution for a year lacks on a day; empty when it is complete. It is signed for that
     * year's filing, so not before the year began.
     */
    public List<Refusal> faults(Uscc subject, EvaluationYear year, LocalDate today) {
        List<Refusal> faults = new ArrayList<>();
        for (int item = 1; item <= ITEMS.size(); item++) {
            if (!items.contains(item)) {
                faults.add(missing("commitment.items", "缺第" + item + "项承诺"));
            }
        }
        items.stream()
                .filter(item -> item < 1 || item > ITEMS.size())
                .sorted()
                .forEach(item -> faults.add(Refusal.of(RefusalCode.UNKNOWN_VALUE, "承诺书没有第" + item + "项")
                        .under(CLAUSE)
                        .at("commitment.items", item.toString())));
        requireText(faults, "commitment.products", "第二项所出具的成果", products);
        requireText(faults, "commitment.other", "第六项其它承诺事项（没有的填“无”）", other);
        requireText(faults, "commitment.signer", "法定代表人（或主要负责人）", signer);
        if (uscc == null || !uscc.equals(subject.value())) {
            faults.add(Refusal.of(RefusalCode.MALFORMED_VALUE, "承诺单位统一社会信用代码应为本机构代码" + subject.value())
                    .under(CLAUSE)
                    .at("commitment.uscc", uscc));
        }
        if (signedOn == null) {
            faults.add(missing("commitment.signedOn", "未填写签署日期"));
        } else if (signedOn.isAfter(today)) {
            faults.add(Refusal.of(RefusalCode.IMPOSSIBLE_DATE, "签署日期晚于今天")
                    .under(CLAUSE)
                    .at("commitment.signedOn", signedOn.toString()));
        } else if (signedOn.isBefore(year.firstDay())) {
            faults.add(Refusal.of(
                            RefusalCode.DATES_OUT_OF_ORDER,
                            "本承诺书为" + year.value() + "年度填报签署，签署日期不得早于" + year.firstDay())
                    .under(CLAUSE)
                    .at("commitment.signedOn", signedOn.toString()));
        }
        return faults;
    }

    /** An item's text with what the signer has filled in. */
    public String itemText(int item) {
        String filled = item == 2 ? products : item == ITEMS.size() ? other : null;
        String text = ITEMS.get(item - 1);
        return filled == null ? text : text.replace("____", filled);
    }

    private static void requireText(List<Refusal> faults, String field, String what, @Nullable String value) {
        if (value == null || value.isBlank()) {
            faults.add(missing(field, "未填写" + what));
        }
    }

    private static Refusal missing(String field, String detail) {
        return Refusal.of(RefusalCode.MISSING_VALUE, detail).under(CLAUSE).at(field, null);
    }
}
