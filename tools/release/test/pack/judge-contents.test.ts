import { expect, it } from "vitest";
import { judgeContents } from "../../src/pack/judge-contents.js";

const manifest = {
  entries: new Map([
    [".", { types: "./dist/index.d.ts", default: "./dist/index.js" }],
    [
      "./signing",
      {
        require: { types: "./dist/signing.d.cts", default: "./dist/signing.cjs" },
        types: "./dist/signing.d.ts",
        default: "./dist/signing.js",
      },
    ],
    ["./errors.json", { default: "./dist/errors.json" }],
  ]),
  bins: ["./dist/cli/main.js"],
};
const whole = [
  "package.json",
  "README.md",
  "LICENSE",
  "dist/index.js",
  "dist/index.d.ts",
  "dist/signing.cjs",
  "dist/signing.d.cts",
  "dist/signing.js",
  "dist/signing.d.ts",
  "dist/errors.json",
  "dist/cli/main.js",
];
const without = (file: string) => whole.filter((each) => each !== file);

it("finds nothing wrong with a whole package", () => {
  expect(judgeContents(manifest, whole)).toEqual([]);
});

it.each([
  ["LICENSE", "LICENSE is missing"],
  ["dist/index.d.ts", './dist/index.d.ts is missing, where exports["."] leads'],
  ["dist/signing.cjs", './dist/signing.cjs is missing, where exports["./signing"] leads'],
  ["dist/signing.d.cts", './dist/signing.d.cts is missing, where exports["./signing"] leads'],
  ["dist/errors.json", './dist/errors.json is missing, where exports["./errors.json"] leads'],
  ["dist/cli/main.js", "./dist/cli/main.js is missing, which bin names"],
])("misses %s", (file, fault) => {
  expect(judgeContents(manifest, without(file))).toEqual([fault]);
});

it.each([
  ["test/client.test.js", "tests stay here"],
  ["src/index.ts", "sources stay here"],
  ["src/page.css", "sources stay here"],
  ["dist/model/index.ts", "sources stay here"],
  ["dist/index.js.map", "maps point at sources that are not packed"],
  ["dist/tsconfig.tsbuildinfo", "traces of the compiler"],
  [".env.local", "may hold a secret"],
  ["dist/server.key", "may hold a secret"],
])("rejects %s", (file, reason) => {
  expect(judgeContents(manifest, [...whole, file])).toEqual([`${file} is packed: ${reason}`]);
});
