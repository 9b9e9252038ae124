import type { Language } from "../../model/localized.js";
import type { EvidenceArea, EvidenceGroup, EvidenceMark, EvidenceReport, Omission } from "../../src/evidence.js";
import { EVIDENCE_LABELS } from "./texts.js";

const WORDS = {
  en: {
    title: "What the vendor does not document",
    intro:
      "Everything in the contract that is not marked is documented by the vendor. This is the rest: where each fact comes from, and what would settle it. A mark holds for all that is inside, unless something inside has its own.",
    source: "Source",
    count: "Marks",
    total: "Together",
    settle: "**What would settle it:** ",
    columns: ["Name", "What", "Used by", "Sources"],
    trial: "To try",
    omissions: "What the contract leaves out",
    omissionsIntro: "Seen on this platform with the same authentication, and not described.",
    omissionColumns: ["What", "Paths", "Source", "Why it is left out"],
  },
  "zh-CN": {
    title: "厂商没有写入文档的内容",
    intro:
      "契约中没有标记的内容都有厂商文档为据。这里列出其余部分：每一项来自何处，怎样才能确认。标记适用于其内部的一切，除非内部另有标记。",
    source: "来源",
    count: "标记数",
    total: "合计",
    settle: "**如何确认：** ",
    columns: ["名称", "是什么", "用于", "依据"],
    trial: "如何尝试",
    omissions: "契约未描述的部分",
    omissionsIntro: "见于同一平台、同一鉴权方式，但未作描述。",
    omissionColumns: ["内容", "路径", "来源", "为何未描述"],
  },
} as const;

const MOST_USERS = 4;

/** The report as a page of Markdown. */
export function writeMarkdown({ counts, areas, notDescribed }: EvidenceReport, language: Language): string {
  const words = WORDS[language];
  const rows = Object.entries(EVIDENCE_LABELS).map(([evidence, label]) => [
    `${label[language]} (\`${evidence}\`)`,
    String(Reflect.get(counts.byEvidence, evidence)),
  ]);
  const totals = writeTable([words.source, words.count], [...rows, [words.total, String(counts.total)]]);
  const sections = areas.map((area) => writeArea(area, language));
  return `${[`# ${words.title}`, words.intro, totals, ...sections, ...writeOmissions(notDescribed, language)].join("\n\n")}\n`;
}

function writeOmissions(omissions: readonly Omission[], language: Language): readonly string[] {
  const { omissions: title, omissionsIntro: intro, omissionColumns: columns } = WORDS[language];
  const rows = omissions.map(({ label, paths, evidence, reason }) => [
    label[language],
    paths.map((path) => `\`${path}\``).join("<br>"),
    EVIDENCE_LABELS[evidence][language],
    reason[language],
  ]);
  return rows.length === 0 ? [] : [`## ${title}`, intro, writeTable(columns, rows)];
}

function writeArea({ label, count, groups }: EvidenceArea, language: Language): string {
  return [`## ${label[language]} (${count})`, ...groups.map((group) => writeGroup(group, language))].join("\n\n");
}

function writeGroup({ label, settledBy, count, marks }: EvidenceGroup, language: Language): string {
  const words = WORDS[language];
  const columns = marks.some((mark) => mark.settledBy) ? [...words.columns, words.trial] : words.columns;
  const rows = marks.map((mark) => writeRow(mark, language));
  return [`### ${label[language]} (${count})`, `${words.settle}${settledBy[language]}`, writeTable(columns, rows)].join(
    "\n\n",
  );
}

function writeRow(mark: EvidenceMark, language: Language): readonly string[] {
  const { name, label, usedBy, reference = "", settledBy } = mark;
  const cells = [`\`${name}\``, label[language], writeUsers(usedBy, language), writeLink(reference)];
  return settledBy ? [...cells, settledBy[language]] : cells;
}

/** The page lies in `dist/`, beside the reference. */
function writeLink(reference: string): string {
  return reference === "" ? "" : `[${reference.replace("reference/", "")}](../${reference})`;
}

/** A few of the users by name; the JSON form of the report has them all. */
function writeUsers(usedBy: readonly string[], language: Language): string {
  const named = usedBy.slice(0, MOST_USERS).map((user) => `\`${user}\``);
  const more = usedBy.length - named.length;
  if (language === "en") return `${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  return `${named.join("、")}${more > 0 ? ` 等 ${usedBy.length} 处` : ""}`;
}

function writeTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(columns), line(columns.map(() => "---")), ...rows.map(line)].join("\n");
}
