package io.ecocredit.start;

import java.util.Locale;

/**
 * Why the program ends without having done what it was asked for. The exit status tells of which kind that is, by the numbers
 * of sysexits.h; docs/operations.md lists them.
 */
public enum FailureKind {
    /** Nobody has migrated yet. */
    SCHEMA_OLDER(
            65,
            "数据库结构为第%s版，本程序需要第%s版，请先运行 migrate",
            "the schema is at version %s, this program needs %s: run migrate first"),
    /** What Flyway or the entities do not find as they left it. */
    SCHEMA_FOREIGN(
            65,
            "数据库结构与本程序不符或未能升级，请核对所连的数据库和程序版本：%s",
            "the schema is not this program's or could not be migrated, check database and version"),
    DATABASE_AWAY(
            69,
            "数据库 %s 没有应答，请确认它在运行并核对%s：%s",
            "the database gives no answer, see that it runs and check these settings"),
    DATABASE_SERVER(69, "内置数据库未能启动（%s），原因见 %s", "the embedded database does not start, its log tells why"),
    PROVIDER_AWAY(
            69,
            "无法连接身份提供方，或其证书不受信任。请核对地址和证书：%s",
            "the OpenID provider does not answer, or its certificate is not trusted, check address and certificate"),
    /** The only one that shows a trace. */
    UNFORESEEN(70, "未完成，原因未曾预料，请报告：%s", "not done, for a reason that nobody foresaw, please report it"),
    PORT_TAKEN(
            71, "端口%s不能使用，请停止占用它的程序，或用%s指定另一个端口：%s", "port %s cannot be used, stop what uses it or name another by %s"),
    FOLDER(
            73,
            "文件或目录 %s 不能使用，请改正，或用ECOCREDIT_DATA_FOLDER指定另一个数据目录：%s",
            "the file or folder cannot be used, mend it or name another data folder by ECOCREDIT_DATA_FOLDER"),
    CLOCK(
            75,
            "本机时钟与数据库相差%s秒，期限将按错误的日期计算，请先校准",
            "the clock of this machine is %s seconds ahead of the database's: set both right first"),
    DATABASE_PASSWORD(
            77,
            "数据库 %s 不接受用户 %s 及其口令，请核对%s：%s",
            "the database does not let the user in with this password, check these settings"),
    DATABASE_RIGHT(
            77,
            "数据库 %s 的用户 %s 没有所需权限，请由管理员授予，并核对%s：%s",
            "the user lacks a right at the database, have it granted and check these settings"),
    DATABASE_CERTIFICATE(
            77,
            "数据库 %s 的证书不受信任，或与其地址不符，请核对%s：%s",
            "the certificate of the database is not trusted or is another's, check these settings"),
    DATABASE_UNKNOWN(78, "数据库 %s 不存在，请先创建，或核对%s：%s", "there is no such database, make it or check these settings"),
    DATABASE_POOLER(
            78,
            "%s 是按事务借出连接的连接池，请在%s中给出数据库本身的地址，或改为按会话（%s）",
            "this is a pooler that lends connections by transactions, name the database itself or have it pool by sessions"),
    SETTINGS(78, "配置有误，请改正：%s", "a setting is wrong, mend it"),
    KEYS(
            78,
            "个人信息密钥不能使用，请改正密钥文件或配置：%s",
            "the keys for personal data cannot be used, mend the key file or the settings");

    private final int status;
    private final String chinese;
    private final String english;

    FailureKind(int status, String chinese, String english) {
        this.status = status;
        this.chinese = chinese;
        this.english = english;
    }

    /** The exit status. */
    public int status() {
        return status;
    }

    /** As logs name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is said, in both languages and one line; details stand in the first and, where it asks for them, in the second. */
    public String sentence(Object... details) {
        return oneLine(chinese.formatted(details) + " (" + english.formatted(details) + ")。");
    }

    static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
