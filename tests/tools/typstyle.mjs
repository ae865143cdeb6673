// Owns how Typst is formatted: the folder with typstyle, --check or --write, and files come in. It checks, and names the
// files that are not in their format, or writes them.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const STYLE = { max_width: 100, tab_spaces: 2 };
const [folder, how, ...files] = process.argv.slice(2);

// The package is made for bundlers, which do this for it.
async function loaded(name) {
  const at = (file) => join(folder, "node_modules/@typstyle/typstyle-wasm-bundler", file);
  const glue = await import(pathToFileURL(at(`${name}_bg.js`)).href);
  const program = await readFile(at(`${name}_bg.wasm`));
  const { instance } = await WebAssembly.instantiate(program, { [`./${name}_bg.js`]: glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return glue;
}

const { format } = await loaded("typstyle_wasm");
for (const file of files) {
  const text = await readFile(file, "utf8");
  const formatted = format(text, STYLE);
  if (formatted === text) continue;
  if (how === "--write") await writeFile(file, formatted);
  else {
    console.error(`Would reformat: ${file}`);
    process.exitCode = 1;
  }
}
