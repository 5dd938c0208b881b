// Connects with the official client and prints what happens, one JSON array per line:
// ["connected"], ["event", name, payload], ["reconnecting"], ["reconnected"], ["refused", message].
// Arguments: url, accessToken, number of events after which it ends.
import { createRequire } from "node:module";

const signalR = createRequire(`${process.cwd()}/package.json`)("@microsoft/signalr");
const [url, accessToken, count] = process.argv.slice(2);
const say = (...line) => console.log(JSON.stringify(line));

const connection = new signalR.HubConnectionBuilder()
  .withUrl(url, { accessTokenFactory: () => accessToken })
  .withAutomaticReconnect(Array(100).fill(200))
  .configureLogging(signalR.LogLevel.None)
  .build();

let left = Number(count);
for (const name of ["POSITION", "HEARTBEAT"]) {
  connection.on(name, async (payload) => {
    say("event", name, payload);
    if (--left === 0) {
      await connection.stop();
      process.exit(0);
    }
  });
}
// start() resolves at the handshake, a moment before the server has the client in its groups. The answer to a call,
// even to an unknown method, comes only after that.
const joined = () => connection.invoke("Joined").catch(() => undefined);

connection.onreconnecting(() => say("reconnecting"));
connection.onreconnected(async () => {
  await joined();
  say("reconnected");
});

try {
  await connection.start();
  await joined();
  say("connected");
} catch (failure) {
  say("refused", String(failure.message));
  process.exit(3);
}
