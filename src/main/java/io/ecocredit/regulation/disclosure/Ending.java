package io.ecocredit.regulation.disclosure;

/** What becomes of data whose time is over. */
public enum Ending {
    DELETE("删除"),
    /** The person is no longer told by the data; what was recorded of the work stays. */
    ERASE_IDENTITY("去除身份信息"),
    /** Kept at least for the time; afterwards a person decides, never the program. */
    KEEP("到期前不删除"),
    /** No longer shown; the publication sees to it by itself. */
    WITHDRAW("停止公开");

    private final String label;

    Ending(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether an order of the operator carries it out. */
    public boolean isOrdered() {
        return switch (this) {
            case DELETE, ERASE_IDENTITY -> true;
            case KEEP, WITHDRAW -> false;
        };
    }
}
