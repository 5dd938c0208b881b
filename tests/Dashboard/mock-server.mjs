// Serves the page and the HTTP contract from a made-up bot: node mock-server.mjs [--port N] [--key K] [--every MS]
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { MockHub } from "./mock-hub.mjs";
import { MockWorld } from "./mock-world.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const PAGE = join(HERE, "../../dashboard");
const CLIENT = join(HERE, "../../node_modules/@microsoft/signalr/dist/browser/signalr.min.js");
const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};
export const POLICY = "default-src 'self'; connect-src 'self' http://localhost:* ws://localhost:*; style-src 'self'";

export class MockServer {
  constructor({ key = "test-key", every = 0 } = {}) {
    Object.assign(this, { key, every, world: new MockWorld(), hub: new MockHub("token"), requests: [], faults: {} });
    this.server = createServer((request, response) => this.answer(request, response));
  }

  async listen(port = 0) {
    await this.hub.listen(0);
    await new Promise((resolve) => this.server.listen(port, "localhost", resolve));
    this.port = this.server.address().port;
    this.url = `http://localhost:${this.port}/`;
    this.timer = this.every ? setInterval(() => this.step(), this.every) : null;
  }

  step() {
    const { world, hub } = this;
    world.advance();
    hub.send("HEARTBEAT", world.state());
    world.positions.forEach((row) => hub.send("POSITION_UPDATE", { ...row, closed: false, exitReason: null }));
    if (world.step % 3 === 0) {
      hub.send("SIGNAL", { symbol: "BTCUSDT" });
    }
  }

  async answer(request, response) {
    const url = new URL(request.url, this.url);
    try {
      if (url.pathname.startsWith("/api/")) {
        await this.api(request, response, url);
      } else {
        await this.file(response, url);
      }
    } catch (error) {
      problem(response, 500, "Internal error", error.message);
    }
  }

  async file(response, url) {
    const path = url.pathname === "/" ? "/index.html" : url.pathname;
    const file = path === "/assets/signalr.min.js" ? CLIENT : join(PAGE, normalize(path));
    if (path !== "/index.html" && !/^\/assets\/[\w.-]+$/.test(path)) {
      problem(response, 404, "Not found");
      return;
    }
    const body = await readFile(file);
    response.writeHead(200, {
      "content-type": TYPES[extname(file)], "content-security-policy": POLICY, "x-content-type-options": "nosniff",
    });
    response.end(body);
  }

  async api(request, response, url) {
    const { world } = this;
    const name = url.pathname.slice("/api/".length).replace("bots/main/", "");
    this.requests.push({ name, at: Date.now() });
    const fault = this.faults[name];
    if (name === "health") {
      json(response, world.health().status === "unhealthy" ? 503 : 200, world.health());
    } else if (request.headers["x-functions-key"] !== this.key) {
      problem(response, 401, "Unauthorized", "The function key is missing or wrong.");
    } else if (fault) {
      problem(response, fault.status, fault.title, fault.detail);
    } else if (name === "commands") {
      this.command(response, JSON.parse(await text(request)));
    } else {
      json(response, 200, this.resource(name, Number(url.searchParams.get("limit") ?? 50)));
    }
  }

  resource(name, limit) {
    const { world, hub } = this;
    switch (name) {
      case "bots/main": return world.state();
      case "positions": return world.positions;
      case "trades": return { items: world.trades.slice(0, limit), next: "more" };
      case "decisions": return { items: world.decisions.slice(0, limit), next: "more" };
      case "performance": return world.performance();
      case "negotiate": return { url: hub.url, accessToken: hub.token };
      default: throw new Error(`no such resource: ${name}`);
    }
  }

  command(response, body) {
    const status = this.world.command(body);
    if (status) {
      json(response, 202, { accepted: true, command: body.command, status });
    } else {
      problem(response, 409, "Not allowed now", `${body.command} is not possible while ${this.world.status}`);
    }
  }

  async close() {
    clearInterval(this.timer);
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    await this.hub.close();
  }
}

function json(response, status, body, type = "application/json") {
  response.writeHead(status, { "content-type": type });
  response.end(JSON.stringify(body));
}

function problem(response, status, title, detail) {
  json(response, status, { type: "about:blank", title, status, detail }, "application/problem+json");
}

async function text(request) {
  let body = "";
  for await (const chunk of request) {
    body += chunk;
  }
  return body;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { port: { type: "string" }, key: { type: "string" }, every: { type: "string", default: "1000" } },
  });
  const server = new MockServer({ key: values.key, every: Number(values.every) });
  await server.listen(Number(values.port ?? 0));
  console.log(`${server.url}?code=${server.key}`);
}
