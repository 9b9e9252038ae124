import { expect, it } from "vitest";
import { formatTable } from "../../src/output/table.js";

const ROWS = [
  { id: "1", title: "验证码", content: "您的验证码是{1}，请于{2}分钟内正确输入" },
  { id: "100001", title: "x", content: "short" },
];
const COLUMNS = [
  { title: "id", of: (row: (typeof ROWS)[0]) => row.id },
  { title: "title", of: (row: (typeof ROWS)[0]) => row.title },
  { title: "content", of: (row: (typeof ROWS)[0]) => row.content, shrinks: true },
];

it("aligns Chinese by the two columns that each character takes", async () => {
  expect(await formatTable(ROWS, COLUMNS, Number.POSITIVE_INFINITY)).toBe(
    ["id      title   content", "1       验证码  您的验证码是{1}，请于{2}分钟内正确输入", "100001  x       short"].join(
      "\n",
    ),
  );
});

it("cuts a column that shrinks to the width of the terminal", async () => {
  const lines = (await formatTable(ROWS, COLUMNS, 30)).split("\n");
  expect(lines[1]).toBe("1       验证码  您的验证码是{…");
});

it("keeps a record on one line", async () => {
  const rows = [{ id: "1", title: "a\nb", content: "c\td" }];
  expect(await formatTable(rows, COLUMNS, 80)).toBe("id  title  content\n1   a b    c d");
});
