package io.ecocredit.regulation.record;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;

/**
 * What a person has found of the former name under which a record's authority wrote (机关原名称, I-34).
 *
 * @param present the authority of today, in the form in which texts are compared
 * @param same whether the former name means it, so that what both wrote under one number is one matter
 */
@Cites(settles = Interpretation.I_34)
public record SettledAuthority(String present, boolean same) {

    /** What was found, in one Chinese sentence. */
    public String told() {
        return same ? "机关原名称经核实即“" + present + "”，同一文号是同一事项" : "机关原名称经核实不是“" + present + "”，各自计算";
    }
}
