// node minisearch_build.mjs MODULE RECORDS INDEX: builds the index that the browser loads.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { options } from "./minisearch_options.mjs";

const [module, records, index] = process.argv.slice(2);
const { default: MiniSearch } = await import(pathToFileURL(module));
const search = new MiniSearch(options);
search.addAll(readFileSync(records, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line)));
writeFileSync(index, JSON.stringify(search));
