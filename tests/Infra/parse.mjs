// Prints the syntax trees of Bicep files as JSON, {"file": tree}: comments left out, text of leaves and strings kept.
// Arguments: files.
import { readFileSync } from "node:fs";
import Parser from "tree-sitter";
import Bicep from "tree-sitter-bicep";

const BUFFER = 1 << 20;
const parser = new Parser();
parser.setLanguage(Bicep);

const typeOf = (node) => (node.isMissing ? "MISSING" : node.type);

const plain = (node) => ({
  type: typeOf(node),
  line: node.startPosition.row + 1,
  text: node.namedChildCount === 0 || node.type === "string" || node.type === "ERROR" ? node.text : null,
  isExisting: node.type === "resource_declaration" && node.children.some((child) => child.type === "existing"),
  children: node.children
    .filter((child) => (child.isNamed || child.isMissing) && child.type !== "comment")
    .map(plain),
});

const trees = {};
for (const file of process.argv.slice(2)) {
  trees[file] = plain(parser.parse(readFileSync(file, "utf8"), undefined, { bufferSize: BUFFER }).rootNode);
}
console.log(JSON.stringify(trees));
