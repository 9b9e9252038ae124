import type { SearchTexts } from "./search-texts.js";

/** The Chinese texts of the search, which its script brings along. */
export const ZH_CN: SearchTexts = {
  open: "搜索",
  label: "全站搜索",
  placeholder: "接口、字段、状态码或关键词",
  none: "没有找到。请减少或更换关键词。",
  hint: "↑ ↓ 选择，Enter 打开，Esc 关闭",
  close: "关闭",
  failed: "搜索索引加载失败。",
  kinds: {
    guide: "指南",
    operation: "接口",
    webhook: "回调",
    "ivr-command": "IVR 命令",
    code: "状态码",
    page: "页面",
    decision: "设计决策",
  },
};
