// Ajv judges a JSON or YAML file by a JSON schema and prints ["place: message", ...]. Arguments: schema, file.
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import Ajv2019 from "ajv/dist/2019.js";
import { parse } from "yaml";

const [schemaPath, path] = process.argv.slice(2);
// Draft 4 differs from 7 in words that no schema here uses, but for "id".
const { $schema: draft, id: _, ...schema } = JSON.parse(readFileSync(schemaPath, "utf8"));
// Formats are notes for editors here, and schemas elsewhere are of things that are not used here.
const loadSchema = async () => ({});
const options = { strict: false, allErrors: true, validateFormats: false, logger: false, loadSchema };
const ajv = draft.includes("2019-09") ? new Ajv2019(options) : new Ajv(options);
const validate = await ajv.compileAsync(schema);

const say = ({ instancePath, message, params }) =>
  `${instancePath || "/"}: ${message} ${params.additionalProperty ?? params.allowedValues ?? ""}`.trim();

const text = readFileSync(path, "utf8");
const value = path.endsWith(".json") ? JSON.parse(text) : parse(text, { merge: true });
console.log(JSON.stringify(validate(value) ? [] : validate.errors.map(say)));
