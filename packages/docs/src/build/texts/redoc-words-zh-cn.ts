import type { Patch } from "../patch-text.js";

/** English words that stand bare in Redoc's script, with so much around them that nothing else is met. */
export const REDOC_WORDS_ZH_CN: readonly Patch[] = [
  { find: "V_=`Webhooks`", replace: "V_=`回调`", times: 1 },
  { find: "`One of:`", replace: "`以下之一：`", times: 2 },
  { find: "`Any of:`", replace: "`以下任意：`", times: 2 },
  { find: "`Value:`:`Enum:`", replace: "`固定值：`:`可选值：`", times: 1 },
  { find: "Kb(`characters`", replace: "Kb(`个字符`", times: 1 },
  { find: "Kb(`items`", replace: "Kb(`项`", times: 1 },
  { find: "?`non-empty`:", replace: "?`非空`:", times: 1 },
  { find: "children:` and `", replace: "children:` 和 `", times: 1 },
  { find: "label:`and`", replace: "label:`和`", times: 3 },
  { find: "label:`or`", replace: "label:`或`", times: 2 },
  { find: "label:`Payload`,lang", replace: "label:`报文`,lang", times: 1 },
  { find: "title:`Payload`", replace: "title:`报文`", times: 1 },
  { find: "children:`API docs by`", replace: "children:`文档工具`", times: 1 },
  { find: "children:`No results`", replace: "children:`没有结果`", times: 1 },
  { find: "children:`Search endpoints, schemas, and more...`", replace: "children:`搜索接口、字段与说明`", times: 1 },
  { find: "placeholder:`Search docs...`", replace: "placeholder:`搜索接口参考`", times: 1 },
  { find: "text:`to navigate`", replace: "text:`移动`", times: 1 },
  { find: "text:`to select`", replace: "text:`打开`", times: 1 },
  { find: "text:`to exit`", replace: "text:`关闭`", times: 1 },
  { find: "onClick:e,children:`Cancel`", replace: "onClick:e,children:`取消`", times: 1 },
  { find: '"aria-label":n?`Show sidebar`:`Hide sidebar`', replace: '"aria-label":n?`显示侧栏`:`隐藏侧栏`', times: 1 },
  { find: "`Close navigation menu`:`Open navigation menu`", replace: "`关闭导航菜单`:`打开导航菜单`", times: 1 },
  { find: '"aria-label":`Response status`', replace: '"aria-label":`应答状态`', times: 1 },
];
