import { delimiter, join } from "node:path";
import type { Command, Places, Recipe } from "../recipe.js";

const VERSION = "0.29.1";

/** Makes a virtual environment in the cache, and installs into it. */
export function pythonVenv({ cache }: Places, name: string, install: readonly string[]): readonly Command[] {
  const folder = join(cache, `python-${name}`);
  return [
    { run: ["python3", "-m", "venv", folder], unless: folder },
    { run: [join(folder, "bin/pip"), "install", "--quiet", "--disable-pip-version-check", ...install], fetch: true },
  ];
}

/** A command line of that environment's Python. */
export function pythonIn({ cache }: Places, name: string, args: readonly string[]): Command {
  return { run: [join(cache, `python-${name}`, "bin/python"), ...args] };
}

export const OPENAPI_PYTHON_CLIENT: Recipe = {
  id: "openapi-python-client",
  generator: "openapi-python-client",
  version: VERSION,
  language: "python",
  document: "openapi.generators.json",
  options: "",
  needs: ["python3"],
  steps: (places) => [
    ...pythonVenv(places, "openapi-python-client", [`openapi-python-client==${VERSION}`]),
    {
      ...pythonIn(places, "openapi-python-client", [
        ...["-m", "openapi_python_client", "generate", "--path", places.document],
        ...["--meta", "none", "--output-path", "cloopen", "--fail-on-warning"],
      ]),
      // It formats what it writes with the ruff of its environment.
      env: {
        PATH: `${join(places.cache, "python-openapi-python-client/bin")}${delimiter}${process.env["PATH"] ?? ""}`,
      },
    },
  ],
  program: (places) => pythonIn(places, "openapi-python-client", ["main.py"]),
};
