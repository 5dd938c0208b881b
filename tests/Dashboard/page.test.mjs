// The page in a real browser, against a server that speaks the HTTP contract and the SignalR protocol.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Chrome, findChrome } from "./chrome.mjs";
import { MockServer } from "./mock-server.mjs";

const skip = findChrome() ? false : "no Chromium on this machine (set CHROMIUM to its path)";
const LIVE = "document.querySelector('#link').textContent === 'Live push'";
const is = (selector, text) => `document.querySelector('${selector}').textContent === ${JSON.stringify(text)}`;
const has = (selector, text) => `document.querySelector('${selector}').textContent.includes(${JSON.stringify(text)})`;
const count = (selector) => `document.querySelectorAll('${selector}').length`;
const check = (name, body) => test(name, { skip, timeout: 60_000 }, body);

let chrome;
let server;
let page;

before(async () => { chrome = skip ? null : await Chrome.start(); });
after(async () => { await chrome?.close(); });
beforeEach(async () => {
  server = new MockServer();
  await server.listen();
});
afterEach(async () => {
  await page?.close();
  page = null;
  await server.close();
});

async function openLive(options) {
  page = await chrome.open(`${server.url}?code=test-key`, options);
  await page.until(LIVE);
  await page.until(`${count("#decisions > tbody")} === 200`);
}

check("open_with_key_shows_everything_and_hides_the_key", async () => {
  await openLive();
  assert.equal(await page.run("location.search"), "");
  assert.equal(await page.text("#mode"), "PAPER");
  assert.equal(await page.text("#liveness"), "RUNNING");
  assert.equal(await page.run(count("#positions tbody tr")), 2);
  assert.equal(await page.run(count("#trades tbody tr")), 50);
  assert.equal(await page.run(count("#issues li")), 2);
  assert.deepEqual(page.complaints, []);
});

check("push_updates_the_page_and_a_burst_draws_seldom", async () => {
  await openLive();
  await page.run(`window.drawn = 0; new MutationObserver(() => window.drawn++)
    .observe(document.querySelector("#bot-time"), { childList: true })`);
  for (let index = 0; index < 100; index++) {
    server.step();
    await sleep(20);
  }
  await page.until(is("#bot-time", "2024-05-01 00:50:00"));
  const drawn = await page.run("window.drawn");
  assert.ok(drawn >= 2 && drawn <= 14, `${drawn} draws in about 2 to 3 seconds`);
  const asked = server.requests.filter((request) => request.name === "decisions");
  const gaps = asked.slice(2).map((request, index) => request.at - asked[index + 1].at);
  assert.ok(gaps.every((gap) => gap >= 1900), `gaps ${gaps}`);
});

check("wrong_key_brings_the_form_with_a_message_and_a_right_one_goes_on", async () => {
  page = await chrome.open(`${server.url}?code=wrong`);
  await page.until("document.querySelector('#key-dialog').open");
  assert.match(await page.text("#key-message"), /not accepted/);
  assert.equal(await page.run("sessionStorage.length"), 0);
  await page.type("#key-input", "test-key");
  await page.click("#key-form button");
  await page.until(LIVE);
  await page.until(is("#liveness", "RUNNING"));
  assert.equal(await page.run("document.querySelector('#key-dialog').open"), false);
});

check("kill_needs_the_typed_name_and_reset_follows", async () => {
  await openLive();
  await page.click("[data-command=kill]");
  await page.type("#confirm-input", "mai");
  assert.equal(await page.run("document.querySelector('#confirm-go').disabled"), true);
  await page.run("document.querySelector('#confirm-form').requestSubmit()");
  assert.deepEqual(server.world.commands, []);
  await page.type("#confirm-input", "n");
  await page.click("#confirm-go");
  await page.until(is("#bot-status", "KILLED"));
  assert.deepEqual(server.world.commands, [{ command: "kill", confirm: "main" }]);
  await page.until("!document.querySelector('[data-command=reset-kill]').hidden");
  await page.click("[data-command=reset-kill]");
  await page.type("#confirm-input", "main");
  await page.click("#confirm-go");
  await page.until(is("#bot-status", "STOPPED"));
});

check("confirmation_cancelled_sends_nothing_and_can_be_asked_again", async () => {
  await openLive();
  await page.click("[data-command=kill]");
  await page.type("#confirm-input", "main");
  await page.click("#confirm-cancel");
  await page.click("[data-command=kill]");
  assert.equal(await page.run("document.querySelector('#confirm-input').value"), "");
  assert.deepEqual(server.world.commands, []);
});

check("command_refused_shows_title_and_detail", async () => {
  await openLive();
  server.world.status = "STOPPED";
  await page.click("[data-command=pause]");
  await page.until(has("#command-note", "Not allowed now: pause is not possible while STOPPED"));
});

check("data_with_markup_is_shown_as_text", async () => {
  const markup = "<img src=x onerror=alert(1)>";
  server.world.decisions[0] = { ...server.world.decisions[0], reason: markup };
  server.world.error = markup;
  await openLive();
  assert.ok((await page.text("#decisions")).includes(markup));
  assert.ok((await page.text("#bot-error")).includes(markup));
  assert.equal(await page.run(count("img")), 0);
});

check("decisions_filter_expand_and_hold", async () => {
  await openLive();
  await page.click("#decisions button.toggle");
  assert.equal(await page.run(count("#decisions .details tbody tr")), 3);
  await page.click("#hold");
  const first = await page.run("document.querySelector('#decisions > tbody').textContent");
  server.step();
  await page.until(has("#decisions-count", "held"));
  await sleep(2500);
  assert.equal(await page.run("document.querySelector('#decisions > tbody').textContent"), first);
  await page.click("#hold");
  await page.until(`document.querySelector('#decisions > tbody').textContent !== ${JSON.stringify(first)}`);
  await page.type("#filter-text", "pepe");
  await page.until(has("#decisions-count", "(50 of the newest 200)"));
});

check("push_lost_says_so_polls_and_reconnect_loads_again", async () => {
  await openLive();
  const hubPort = Number(new URL(server.hub.url).port);
  await server.hub.close();
  await page.until(has("#link", "Push is down"));
  server.world.advance();
  await page.until(is("#bot-time", "2024-05-01 00:00:30"));
  const { MockHub } = await import("./mock-hub.mjs");
  server.hub = new MockHub("token");
  await server.hub.listen(hubPort);
  server.world.advance();
  await page.until(LIVE, 30_000);
  await page.until(is("#bot-time", "2024-05-01 00:01:00"));
});

check("app_gone_is_offline_not_running", async () => {
  await openLive();
  await server.close();
  await page.until(is("#liveness", "OFFLINE"), 15_000);
  assert.match(await page.text("#stale-note"), /does not answer/);
  assert.equal(await page.run("document.body.classList.contains('old')"), true);
  await server.hub.listen(0);
  await new Promise((resolve) => server.server.listen(server.port, "localhost", resolve));
  await page.until(is("#liveness", "RUNNING"), 15_000);
});

check("one_feed_failing_names_the_problem_and_marks_its_section", async () => {
  server.faults.trades = { status: 500, title: "Storage failed", detail: "table History" };
  page = await chrome.open(`${server.url}?code=test-key`);
  await page.until(has("#error-note", "Storage failed: table History"));
  await page.until(has("#trades-count", "not refreshed"));
  await page.until(is("#liveness", "RUNNING"));
  server.faults = {};
  await page.until(`${count("#trades tbody tr")} === 50`, 40_000);
  await page.until("document.querySelector('#error-note').hidden");
});

check("narrow_screen_needs_no_sideways_scrolling", async () => {
  await openLive({ width: 400 });
  assert.ok(await page.run("document.documentElement.scrollWidth <= innerWidth"));
  const parts = "[...document.querySelectorAll('.scroll')]";
  assert.ok(await page.run(`${parts}.every((part) => part.scrollWidth <= part.clientWidth)`));
});
