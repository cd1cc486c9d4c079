package io.ecocredit.imports;

/** Rows that belong to the league of Ordos (150600). */
public final class ForeignRows {

    /** A record of Ordos on an institution of the sample. */
    public static final String RECORDS = """
            record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,source,client_uscc,client_outcome,client_points,client_document_no,summary
            F-1,911501000HH1N31B4G,GENERAL,1-12,13.4,2024-03-01,2024-04-01,,150602,鄂尔多斯市生态环境局,某号,1,,,,,某事
            """;

    private ForeignRows() {}
}
