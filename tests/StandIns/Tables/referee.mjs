// The official JavaScript client as a referee: reads the rows the stand-in wrote, writes the same values back as "js".
import { AzureNamedKeyCredential, TableClient } from "@azure/data-tables";

const [endpoint, table, account, key] = process.argv.slice(2);
const credential = new AzureNamedKeyCredential(account, key);
const client = new TableClient(endpoint, table, credential, { allowInsecureConnection: true });
const plain = (value) => (typeof value === "bigint" ? `${value}n`
  : value instanceof Uint8Array ? Buffer.from(value).toString("hex")
  : value instanceof Date ? value.toISOString()
  : value?.type ? `${value.type}:${value.value}` : value);

const rows = [];
for await (const row of client.listEntities({ queryOptions: { filter: "PartitionKey eq 'it''s net'" } })) {
  const { etag, timestamp, ...stored } = row;
  const properties = Object.entries(stored).filter(([name]) => !name.startsWith("odata."));
  rows.push(Object.fromEntries(properties.map(([name, value]) => [name, plain(value)])));
  await client.submitTransaction([
    ["create", { ...stored, partitionKey: "js" }],
    ["create", { partitionKey: "js", rowKey: "extra", Value: { type: "Int64", value: "9007199254740993" } }],
  ]);
}
console.log(JSON.stringify(rows));
