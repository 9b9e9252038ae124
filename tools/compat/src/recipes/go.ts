import type { Command, Recipe } from "../recipe.js";

/** Go modules come through Go's own cache; what `go.mod` does not pin follows from what it does. */
const ENV = { GOFLAGS: "-mod=mod", GOTOOLCHAIN: "local" };

/** Resolves the modules of the program and compiles it. */
export function buildGo(): readonly Command[] {
  return [
    { run: ["go", "mod", "tidy"], env: ENV, fetch: true },
    { run: ["go", "build", "-o", "compat", "."], env: ENV },
  ];
}

const CODEGEN = "2.8.2";
const OGEN = "1.24.0";

export const GO: readonly Recipe[] = [
  {
    id: "oapi-codegen",
    generator: "oapi-codegen",
    version: CODEGEN,
    language: "go",
    document: "openapi.generators.json",
    options: "-generate types,client",
    needs: ["go"],
    steps: ({ document, cache }) => {
      const bin = `${cache}/oapi-codegen-${CODEGEN}`;
      const file = `${bin}/oapi-codegen`;
      const source = `github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@v${CODEGEN}`;
      return [
        { run: ["go", "install", source], env: { ...ENV, GOBIN: bin }, fetch: true, unless: file },
        { run: ["mkdir", "cloopen"] },
        { run: [file, "-generate", "types,client", "-package", "cloopen", "-o", "cloopen/cloopen.go", document] },
        ...buildGo(),
      ];
    },
    program: () => ({ run: ["./compat"] }),
  },
  {
    id: "ogen",
    generator: "ogen",
    version: OGEN,
    language: "go",
    document: "openapi.generators.json",
    options: "",
    needs: ["go"],
    steps: ({ document, cache }) => {
      const bin = `${cache}/ogen-${OGEN}`;
      const file = `${bin}/ogen`;
      return [
        {
          run: ["go", "install", `github.com/ogen-go/ogen/cmd/ogen@v${OGEN}`],
          env: { ...ENV, GOBIN: bin },
          fetch: true,
          unless: file,
        },
        { run: [file, "--target", "cloopen", "--package", "cloopen", "--clean", document] },
        ...buildGo(),
      ];
    },
    program: () => ({ run: ["./compat"] }),
  },
];
