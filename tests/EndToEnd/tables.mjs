// The official JavaScript client lists every table of the account and prints all rows of those named, one JSON object:
// {"tables": [...], "rows": {"Trading": [{"partition", "key", "data"}]}}. Arguments: endpoint, account, key, tables ...
import { AzureNamedKeyCredential, TableClient, TableServiceClient } from "@azure/data-tables";

const [endpoint, account, key, ...names] = process.argv.slice(2);
const credential = new AzureNamedKeyCredential(account, key);
const options = { allowInsecureConnection: true };

// Long content is cut into Data, Data1, Data2 ...
const content = (row) => {
  let text = row.Data ?? "";
  for (let part = 1; row[`Data${part}`] !== undefined; part++) text += row[`Data${part}`];
  return text === "" ? null : JSON.parse(text);
};

const tables = [];
for await (const table of new TableServiceClient(endpoint, credential, options).listTables()) tables.push(table.name);

const rows = {};
for (const name of names.filter((wanted) => tables.includes(wanted))) {
  rows[name] = [];
  for await (const row of new TableClient(endpoint, name, credential, options).listEntities()) {
    rows[name].push({ partition: row.partitionKey, key: row.rowKey, data: content(row) });
  }
}
console.log(JSON.stringify({ tables, rows }));
