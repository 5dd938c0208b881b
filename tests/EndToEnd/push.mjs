// The official client asks the app for an address, connects, and prints each message as one JSON array per line:
// ["connected"], [name, payload]. It ends when every name was seen. Arguments: app address, function key, names ...
import { createRequire } from "node:module";

const signalR = createRequire(`${process.cwd()}/package.json`)("@microsoft/signalr");
const [app, key, ...names] = process.argv.slice(2);
const say = (...line) => console.log(JSON.stringify(line));

const answer = await fetch(`${app}/api/negotiate`, { method: "POST", headers: { "x-functions-key": key } });
if (!answer.ok) {
  say("refused", answer.status);
  process.exit(3);
}

const { url, accessToken } = await answer.json();
const connection = new signalR.HubConnectionBuilder()
  .withUrl(url, { accessTokenFactory: () => accessToken })
  .withAutomaticReconnect()
  .configureLogging(signalR.LogLevel.None)
  .build();

const missing = new Set(names);
for (const name of names) {
  connection.on(name, (...payload) => {
    say(name, ...payload);
    missing.delete(name);
    if (missing.size === 0) process.exit(0);
  });
}
await connection.start();
// start() resolves a moment before the server has the client in its groups; the answer to a call comes after that.
await connection.invoke("Joined").catch(() => undefined);
say("connected");
process.stdin.on("close", () => process.exit(1)).resume();
