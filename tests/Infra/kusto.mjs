// Binds queries to the workspace's tables and prints, for each file: what is wrong with it, the properties it asks for,
// and the texts it compares something with. Arguments: files.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { runInThisContext } from "node:vm";

// The package is a pair of browser scripts: each needs the globals of the one before.
const require = createRequire(import.meta.url);
for (const script of ["bridge.js", "Kusto.Language.Bridge.js"]) {
  runInThisContext(readFileSync(require.resolve(`@kusto/language-service-next/${script}`), "utf8"));
}
const { KustoCode, GlobalState, Symbols, Syntax } = globalThis.Kusto.Language;

const workspace = JSON.parse(readFileSync(new URL("workspace.json", import.meta.url), "utf8"));
const tables = Object.entries(workspace.tables).map(
  ([name, columns]) => new Symbols.TableSymbol.$ctor7(name, `(${workspace.common}, ${columns})`, null));
const globals = GlobalState.Default.WithDatabase(new Symbols.DatabaseSymbol.ctor("workspace", tables));

const kindOf = (node) => System.Enum.toString(Syntax.SyntaxKind, node.Kind);
const textOf = (node) => node.toString().trim();

const children = (node) => Array.from({ length: node.ChildCount }, (_, i) => node.GetChild(i)).filter(Boolean);
const walk = (node, visit) => {
  visit(node);
  children(node).forEach((child) => walk(child, visit));
};

// The last name in an expression: of tostring(Properties.Kind) it is Kind.
const lastName = (node) => textOf(node).match(/[A-Za-z_]\w*(?=\W*$)/)?.[0] ?? "";
const literals = (node) => [...textOf(node).matchAll(/"([^"]*)"/g)].map((match) => match[1]);

const read = (text) => {
  const code = KustoCode.ParseAndAnalyze(text, globals);
  const problems = System.Linq.Enumerable.from(code.GetDiagnostics(), Kusto.Language.Diagnostic).ToArray()
    .map((one) => `${one.Message} at ${one.Start}`);
  const properties = new Set();
  const compared = [];
  walk(code.Syntax, (node) => {
    const property = textOf(node).match(/^Properties\.(\w+)$/);
    if (property) {
      properties.add(property[1]);
    }
    if (/^(Equal|NotEqual|In|Has|StartsWith|Contains)\w*Expression$/.test(kindOf(node))) {
      const [left, , right] = children(node);
      literals(right).forEach((value) => compared.push({ field: lastName(left), value }));
    }
  });

  return { problems, properties: [...properties], compared };
};

console.log(JSON.stringify(Object.fromEntries(
  process.argv.slice(2).map((file) => [file, read(readFileSync(file, "utf8"))]))));
