// A SignalR hub of the JSON protocol over WebSockets, as small as the official client allows.
import { createServer } from "node:http";
import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";

const END = "\u001e";
// The client's own WebSocket library; it comes with @microsoft/signalr.
const { Server: WebSocketServer } = createRequire(import.meta.url)("ws");

export class MockHub {
  constructor(token) {
    this.token = token;
    this.sockets = new Set();
    this.server = createServer((request, response) => this.negotiate(request, response));
    this.webSockets = new WebSocketServer({ noServer: true });
    this.server.on("upgrade", (request, socket, start) => this.upgrade(request, socket, start));
  }

  async listen(port) {
    await new Promise((resolve) => this.server.listen(port, "localhost", resolve));
    this.url = `http://localhost:${this.server.address().port}/client/?hub=breakwater`;
  }

  negotiate(request, response) {
    response.setHeader("access-control-allow-origin", request.headers.origin ?? "*");
    response.setHeader("access-control-allow-credentials", "true");
    response.setHeader("access-control-allow-headers", request.headers["access-control-request-headers"] ?? "*");
    if (request.method === "OPTIONS") {
      response.writeHead(204).end();
      return;
    }
    if (request.headers.authorization !== `Bearer ${this.token}`) {
      response.writeHead(401).end();
      return;
    }
    const id = randomUUID();
    const availableTransports = [{ transport: "WebSockets", transferFormats: ["Text", "Binary"] }];
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ negotiateVersion: 1, connectionId: id, connectionToken: id, availableTransports }));
  }

  upgrade(request, socket, start) {
    if (new URL(request.url, "http://localhost").searchParams.get("access_token") !== this.token) {
      socket.destroy();
      return;
    }
    this.webSockets.handleUpgrade(request, socket, start, (webSocket) => {
      webSocket.once("message", () => {
        webSocket.send(`{}${END}`);
        this.sockets.add(webSocket);
      });
      webSocket.on("close", () => this.sockets.delete(webSocket));
    });
  }

  send(type, argument) {
    const text = JSON.stringify({ type: 1, target: type, arguments: [argument] }) + END;
    this.sockets.forEach((webSocket) => webSocket.send(text));
  }

  drop() {
    this.webSockets.clients.forEach((webSocket) => webSocket.terminate());
  }

  async close() {
    this.drop();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
