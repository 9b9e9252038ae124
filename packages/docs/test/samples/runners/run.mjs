// Runs every sample of the folder, compiled, in one process.
import { readdir } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
process.chdir(folder);
for (const file of (await readdir("out")).filter((name) => /^sample-.*\.js$/.test(name)).sort()) {
  const code = await import(pathToFileURL(`${folder}/out/${file}`).href).then(
    () => "000000",
    (error) => error.statusCode ?? String(error),
  );
  console.log(`{"statusCode":"${code}"}\n----`);
}
