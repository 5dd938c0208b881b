// A second opinion: Ajv judges every JSON file of a folder by a schema and prints {"file": ["place: message", ...]}.
// Arguments: schema, folder.
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import Ajv from "ajv";

const [schema, folder] = process.argv.slice(2);
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true, keywords: ["x-unit"] });
const validate = ajv.compile(read(schema));

const say = ({ instancePath, message, params }) =>
  `${instancePath}: ${message} ${params.additionalProperty ?? params.missingProperty ?? ""}`;

const verdicts = {};
for (const file of readdirSync(folder)) {
  const path = resolve(join(folder, file));
  if (!file.endsWith(".json") || path === resolve(schema)) continue;
  verdicts[file.replace(/\.json$/u, "")] = validate(read(path)) ? [] : validate.errors.map(say);
}
console.log(JSON.stringify(verdicts));
