package io.ecocredit.start;

import io.ecocredit.platform.database.DatabaseSettings;
import io.ecocredit.platform.database.DatabaseSettings.Role;
import io.ecocredit.platform.identity.DemonstrationIdentity;
import io.ecocredit.start.ProductionSettings.Setting;
import io.ecocredit.start.StartFailure.CannotStart;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What production refuses to start with. There is no setting that lifts a rule: a register that is open to guessing for a
 * day cannot say afterwards what was changed in it.
 */
enum ProductionRule {
    NO_DEMONSTRATION_IDENTITY(
            "拒绝使用演示身份",
            "refuses the demonstration identity",
            either(
                    offending("QUARKUS_OIDC(_.+)?_PUBLIC_KEY", value -> !value.isBlank()),
                    offending("QUARKUS_OIDC(_.+)?_TOKEN_ISSUER", DemonstrationIdentity.ISSUER::equals))),
    A_PROVIDER_OF_IDENTITIES(
            "必须配置OpenID身份提供方",
            "needs an OpenID provider",
            missing("quarkus.oidc.auth-server-url", startsWith("https://"))),
    NO_PROVIDER_WITHOUT_TLS(
            "身份提供方的地址必须使用https",
            "reaches its provider over https only",
            offending("QUARKUS_OIDC(_.+)?", startsWith("http:"))),
    NO_UNCHECKED_CERTIFICATE(
            "必须校验身份提供方的证书和主机名",
            "checks certificates and host names",
            either(
                    offending("QUARKUS_OIDC(_.+)?_TLS_VERIFICATION", not("required")),
                    either(
                            offending("QUARKUS_TLS(_.+)?_TRUST_ALL", not("false")),
                            offending("QUARKUS_TLS(_.+)?_HOSTNAME_VERIFICATION_ALGORITHM", not("https"))))),
    NO_TOKEN_MEANT_FOR_OTHERS(
            "令牌必须限定签发者和受众",
            "takes tokens of one issuer for one audience",
            offending("QUARKUS_OIDC(_.+)?_TOKEN_(ISSUER|AUDIENCE)(_.+_)?", "any"::equalsIgnoreCase)),
    SESSIONS_THAT_NOBODY_READS(
            "页面会话必须以至少32个字符的密钥加密，并只经https传送",
            "encrypts sessions of pages with a secret of 32 characters or more, and sends them over https only",
            either(
                    offending("QUARKUS_OIDC(_.+)?_CREDENTIALS_SECRET", secret -> secret.length() < 32),
                    offending("QUARKUS_OIDC(_.+)?_AUTHENTICATION_COOKIE_FORCE_SECURE", not("true")))),
    AN_ADDRESS_FOR_THE_PUBLIC(
            "必须配置公众访问的https地址，如 https://credit.example.cn",
            "needs the https address at which the public reaches it, such as https://credit.example.cn",
            missing("ecocredit.public-address", startsWith("https://"))),
    NO_CLOCK_THAT_CAN_BE_MOVED(
            "拒绝使用可调整的时钟", "takes its time from the machine", offending("ECOCREDIT_CLOCK_ADJUSTABLE", not("false"))),
    A_DATABASE_OF_ITS_OWN(
            "必须使用外部PostgreSQL，内置数据库只供演示",
            "needs a PostgreSQL of its own, the embedded one is for demonstrations",
            settings -> settings.database() == null ? Stream.of("ECOCREDIT_DATABASE_URL") : Stream.of()),
    A_DATABASE_THAT_PROVES_WHO_IT_IS(
            "与其他机器上的数据库的连接必须加密并校验证书和主机名：地址须带 sslmode=verify-full 和 sslrootcert=（CA证书文件）",
            "checks a database on another machine: its address needs sslmode=verify-full and sslrootcert=FILE of its authority",
            ProductionRule::unverified),
    NO_PASSWORD_THAT_CAN_BE_GUESSED(
            "数据库口令不得为空或为常见口令", "refuses empty and well-known passwords of the database", ProductionRule::guessable),
    KEYS_FOR_PERSONAL_DATA("必须配置个人信息密钥", "needs keys for personal data", PersonalDataKeyRules::missing),
    THE_ACTIVE_KEY_AMONG_THEM("启用的个人信息密钥必须已配置", "has the key that it encrypts with", PersonalDataKeyRules::absent),
    NO_KEY_THAT_CAN_BE_GUESSED(
            "个人信息密钥必须是32个随机字节的Base64",
            "takes 32 random bytes in base64 as a key for personal data",
            PersonalDataKeyRules::weak),
    NO_DEMONSTRATION_KEY(
            "拒绝使用演示的个人信息密钥", "refuses the demonstration's keys for personal data", PersonalDataKeyRules::demonstration);

    private static final List<Function<ProductionSettings, Stream<String>>> LESS_THAN_VERIFIED = List.of(
            offending(
                    "QUARKUS_(DATASOURCE|FLYWAY)(_.+)?_(JDBC|REACTIVE)_URL(_.+)?",
                    url -> !DatabaseSettings.areSafe(url)),
            offending("QUARKUS_DATASOURCE(_.+)?_REACTIVE_TRUST_ALL", not("false")),
            offending("QUARKUS_DATASOURCE(_.+)?_REACTIVE_POSTGRESQL_SSL_MODE", not("verify-full")),
            offending("QUARKUS_DATASOURCE(_.+)?_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM", not("https")),
            offending("QUARKUS_DATASOURCE(_.+)?_JDBC_ADDITIONAL_JDBC_PROPERTIES_(SSL|SOCKET).*", value -> true));

    /** A copy that serves the public alone knows neither people nor keys. */
    private static final Set<ProductionRule> OF_THE_INSIDE =
            EnumSet.of(A_PROVIDER_OF_IDENTITIES, KEYS_FOR_PERSONAL_DATA, THE_ACTIVE_KEY_AMONG_THEM);

    private final String chinese;
    private final String english;
    private final Function<ProductionSettings, Stream<String>> offenders;

    ProductionRule(String chinese, String english, Function<ProductionSettings, Stream<String>> offenders) {
        this.chinese = chinese;
        this.english = english;
        this.offenders = offenders;
    }

    /** @throws CannotStart with a sentence for every rule that does not hold */
    static void requireAll(ProductionSettings settings) {
        List<String> broken = Arrays.stream(values())
                .flatMap(rule -> rule.violation(settings).stream())
                .toList();
        if (!broken.isEmpty()) {
            throw new CannotStart(FailureKind.SETTINGS, String.join(System.lineSeparator(), broken));
        }
    }

    /** @throws CannotStart with this rule's sentence when it does not hold */
    void require(ProductionSettings settings) {
        violation(settings).stream().findFirst().ifPresent(told -> {
            throw new CannotStart(FailureKind.SETTINGS, told);
        });
    }

    /** The sentence that tells people what is wrong, never with the value of a setting; empty when nothing is. */
    List<String> violation(ProductionSettings settings) {
        List<String> names = settings.isPublicAlone() && OF_THE_INSIDE.contains(this)
                ? List.of()
                : offenders.apply(settings).distinct().sorted().toList();
        return names.isEmpty()
                ? List.of()
                : List.of("生产环境（prod）" + chinese + "。(The production profile " + english + ".) "
                        + String.join(", ", names));
    }

    private static Function<ProductionSettings, Stream<String>> offending(String name, Predicate<String> sort) {
        return settings -> settings.find(name, sort).stream().map(Setting::name);
    }

    private static Function<ProductionSettings, Stream<String>> either(
            Function<ProductionSettings, Stream<String>> one, Function<ProductionSettings, Stream<String>> other) {
        return settings -> Stream.concat(one.apply(settings), other.apply(settings));
    }

    private static Function<ProductionSettings, Stream<String>> missing(String name, Predicate<String> sort) {
        String environmentName = new Setting(name, "").environmentName();
        return settings -> settings.find(environmentName, sort).isEmpty() ? Stream.of(name) : Stream.of();
    }

    /** Settings of the framework that go before the address, or take the check out of it, count too. */
    private static Stream<String> unverified(ProductionSettings settings) {
        DatabaseSettings database = settings.database();
        Stream<String> addresses = database == null ? Stream.of() : database.addressesNotVerified().stream();
        return Stream.concat(addresses, LESS_THAN_VERIFIED.stream().flatMap(less -> less.apply(settings)));
    }

    private static Stream<String> guessable(ProductionSettings settings) {
        DatabaseSettings database = settings.database();
        Set<Role> used = settings.isPublicAlone() ? EnumSet.of(Role.PUBLIC) : EnumSet.allOf(Role.class);
        return database == null ? Stream.of() : database.usersWithGuessablePasswords(used).stream();
    }

    private static Predicate<String> not(String safe) {
        return value -> !value.equalsIgnoreCase(safe);
    }

    private static Predicate<String> startsWith(String start) {
        return value -> value.toLowerCase(Locale.ROOT).startsWith(start);
    }
}
