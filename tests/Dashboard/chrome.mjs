// Drives a headless Chromium by its debugging protocol: just enough for the page's tests.
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const WebSocket = createRequire(import.meta.url)("ws");
const FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync", "--remote-debugging-port=0"];
const PLACES = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export const findChrome = () => PLACES.find((place) => place && existsSync(place));

export class Chrome {
  static async start() {
    const chrome = new Chrome();
    chrome.profile = await mkdtemp(join(tmpdir(), "breakwater-chrome-"));
    chrome.process = spawn(findChrome(), [...FLAGS, `--user-data-dir=${chrome.profile}`, "about:blank"],
      { stdio: ["ignore", "ignore", "pipe"] });
    chrome.address = await new Promise((resolve, reject) => {
      let heard = "";
      chrome.process.stderr.on("data", (data) => {
        heard += data;
        const found = /DevTools listening on (ws:\S+)/.exec(heard);
        if (found) {
          resolve(found[1]);
        }
      });
      chrome.process.on("exit", () => reject(new Error(`the browser ended: ${heard.slice(-500)}`)));
    });
    return chrome;
  }

  async open(url, { width = 1280, height = 900, dark = false } = {}) {
    const base = `http://${new URL(this.address).host}`;
    const target = await (await fetch(`${base}/json/new?about:blank`, { method: "PUT" })).json();
    const page = new Page(target);
    await page.connect();
    await page.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
    const features = [{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }];
    await page.send("Emulation.setEmulatedMedia", { features });
    const loaded = new Promise((resolve) => { page.onLoad = resolve; });
    await page.send("Page.navigate", { url });
    await loaded;
    return page;
  }

  async close() {
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    this.process.kill();
    await ended;
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

export class Page {
  constructor(target) {
    Object.assign(this, { target, number: 0, waiting: new Map(), complaints: [] });
  }

  async connect() {
    this.socket = new WebSocket(this.target.webSocketDebuggerUrl);
    await new Promise((resolve, reject) => this.socket.once("open", resolve).once("error", reject));
    this.socket.on("message", (data) => this.hear(JSON.parse(data)));
    await Promise.all(["Page.enable", "Runtime.enable", "Log.enable"].map((method) => this.send(method)));
  }

  hear({ id, result, error, method, params }) {
    if (id) {
      const { resolve, reject } = this.waiting.get(id);
      this.waiting.delete(id);
      error ? reject(new Error(error.message)) : resolve(result);
    } else if (method === "Page.loadEventFired") {
      this.onLoad?.();
    } else if (method === "Runtime.exceptionThrown") {
      this.complaints.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
    } else if (method === "Log.entryAdded" && params.entry.level === "error") {
      this.complaints.push(`${params.entry.text} ${params.entry.url ?? ""}`);
    }
  }

  send(method, params = {}) {
    const id = ++this.number;
    this.socket.send(JSON.stringify({ id, method, params }));
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
  }

  async run(expression) {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate",
      { expression, returnByValue: true, awaitPromise: true });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  }

  /** Waits until an expression is true. */
  async until(expression, milliseconds = 8000) {
    const end = Date.now() + milliseconds;
    while (!(await this.run(expression))) {
      if (Date.now() > end) {
        const seen = await this.run("document.body.innerText.slice(0, 600)");
        throw new Error(`never became true: ${expression}\n${seen}`);
      }
      await sleep(50);
    }
  }

  text(selector) {
    return this.run(`document.querySelector(${JSON.stringify(selector)}).textContent`);
  }

  click(selector) {
    return this.run(`document.querySelector(${JSON.stringify(selector)}).click()`);
  }

  async type(selector, text) {
    await this.run(`document.querySelector(${JSON.stringify(selector)}).focus()`);
    await this.send("Input.insertText", { text });
  }

  async screenshot(file) {
    const { data } = await this.send("Page.captureScreenshot", { format: "png" });
    await writeFile(file, Buffer.from(data, "base64"));
  }

  async close() {
    await this.send("Page.close").catch(() => {});
    this.socket.close();
  }
}
