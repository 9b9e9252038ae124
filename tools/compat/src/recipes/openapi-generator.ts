import { join } from "node:path";
import type { Command, Places, Recipe } from "../recipe.js";
import { buildGo } from "./go.js";
import { pythonIn, pythonVenv } from "./python.js";
import { compileTypescript } from "./typescript.js";

const VERSION = "7.25.0";
const ARTIFACT = `org.openapitools:openapi-generator-cli:${VERSION}`;
const DEPENDENCY_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0";
const EXEC_PLUGIN = "org.codehaus.mojo:exec-maven-plugin:3.6.2";
const MAVEN = ["mvn", "--quiet", "--batch-mode"] as const;

/** Fetches the generator once and runs it. */
function generate({ document, cache }: Places, language: string, options: string): readonly Command[] {
  const jar = join(cache, `openapi-generator-cli-${VERSION}.jar`);
  return [
    {
      run: [...MAVEN, `${DEPENDENCY_PLUGIN}:copy`, `-Dartifact=${ARTIFACT}`, `-DoutputDirectory=${cache}`],
      fetch: true,
      unless: jar,
    },
    {
      run: ["java", "-jar", jar, "generate", "-i", document, "-g", language, "-o", "cloopen", ...options.split(" ")],
    },
  ];
}

/** What all of them have in common. */
function recipe(
  language: string,
  options: string,
  rest: Pick<Recipe, "needs" | "program"> & { compile: (places: Places) => readonly Command[] },
): Recipe {
  return {
    id: `openapi-generator-${language}`,
    generator: "openapi-generator",
    version: VERSION,
    language,
    document: "openapi.generators.json",
    options: `-g ${language} ${options}`,
    needs: ["java", "mvn", ...rest.needs],
    steps: (places) => [...generate(places, language, options), ...rest.compile(places)],
    program: rest.program,
  };
}

export const OPENAPI_GENERATOR: readonly Recipe[] = [
  recipe(
    "java",
    "--additional-properties=invokerPackage=org.example.cloopen,apiPackage=org.example.cloopen.api,modelPackage=org.example.cloopen.model",
    {
      needs: [],
      compile: () => [
        { run: ["cp", "Main.java", "cloopen/src/main/java/"] },
        { run: [...MAVEN, "-f", "cloopen", "dependency:go-offline"], fetch: true },
        { run: [...MAVEN, "-f", "cloopen", "compile"] },
      ],
      program: () => ({ run: [...MAVEN, "-f", "cloopen", `${EXEC_PLUGIN}:java`, "-Dexec.mainClass=Main"] }),
    },
  ),
  recipe(
    "kotlin",
    "--additional-properties=packageName=org.example.cloopen,apiPackage=org.example.cloopen.api,modelPackage=org.example.cloopen.model",
    {
      needs: [],
      compile: () => [{ run: [...MAVEN, "compile"] }],
      program: () => ({ run: [...MAVEN, `${EXEC_PLUGIN}:java`, "-Dexec.mainClass=MainKt"] }),
    },
  ),
  recipe("php", "--additional-properties=invokerPackage=Cloopen", {
    needs: ["php", "/usr/share/php/GuzzleHttp/autoload.php"],
    compile: () => [],
    program: () => ({ run: ["php", "main.php"] }),
  }),
  recipe("python", "--additional-properties=packageName=cloopen", {
    needs: ["python3"],
    compile: (places) => pythonVenv(places, "openapi-generator", ["-r", "cloopen/requirements.txt"]),
    program: (places) => ({ ...pythonIn(places, "openapi-generator", ["main.py"]), env: { PYTHONPATH: "cloopen" } }),
  }),
  recipe(
    "go",
    "--additional-properties=packageName=cloopen,withGoMod=false --global-property=apiTests=false,modelTests=false",
    {
      needs: ["go"],
      compile: () => buildGo(),
      program: () => ({ run: ["./compat"] }),
    },
  ),
  recipe("typescript-fetch", "--additional-properties=importFileExtension=.js", {
    needs: [],
    compile: () => compileTypescript(),
    program: () => ({ run: ["node", "out/main.js"] }),
  }),
];
