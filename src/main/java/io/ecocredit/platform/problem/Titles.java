package io.ecocredit.platform.problem;

/** Chinese names of HTTP statuses, as titles of problems. */
final class Titles {

    private Titles() {}

    static String of(int status) {
        return switch (status) {
            case 400 -> "请求有误";
            case 401 -> "需要有效的身份凭证";
            case 403 -> "无权进行此操作";
            case 404 -> "没有找到";
            case 405 -> "不支持此方法";
            case 406 -> "不能提供所要求的格式";
            case 408 -> "请求超时";
            case 409 -> "与当前状态冲突";
            case 410 -> "已不再提供";
            case 412 -> "内容已被他人修改";
            case 413 -> "请求内容过大";
            case 414 -> "地址过长";
            case 415 -> "不支持此内容类型";
            case 422 -> "不符合规定";
            case 428 -> "缺少前提条件";
            case 429 -> "请求过于频繁";
            case 431 -> "请求头过大";
            case 501 -> "不支持此方法";
            case 503 -> "服务暂不可用";
            case 505 -> "不支持此HTTP版本";
            default -> status < 500 ? "请求不能受理" : "服务内部错误";
        };
    }
}
