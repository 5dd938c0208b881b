// The operator's buttons. The app decides what is allowed; a button is only greyed out on fresh knowledge.
import { byId, el, note } from "./dom.js";
import { liveness } from "./store.js";

const BUTTONS = [
  { command: "start", label: "Start", from: ["STOPPED"] },
  { command: "pause", label: "Pause", from: ["RUNNING"] },
  { command: "resume", label: "Resume", from: ["PAUSED"] },
  { command: "stop", label: "Stop", from: ["RUNNING", "PAUSED"] },
  {
    command: "kill",
    label: "Kill",
    from: ["RUNNING", "PAUSED", "STOPPED"],
    danger: true,
    explain: "Kill cancels all orders, sells every position at market and stays in force, also after a restart, "
      + "until it is lifted by hand.",
  },
  {
    command: "reset-kill",
    label: "Reset kill",
    from: ["KILLED"],
    onlyThen: true,
    danger: true,
    explain: "This lifts the kill switch. The bot can then be started again.",
  },
];

export function createCommands(name, send) {
  const buttons = BUTTONS.map((button) => {
    const node = el("button", { type: "button", "data-command": button.command }, button.label);
    node.classList.toggle("danger", Boolean(button.danger));
    node.addEventListener("click", () => press(button));
    byId("commands").append(node);
    return { ...button, node };
  });
  const state = { busy: false, known: "" };

  async function press(button) {
    if (state.busy || (button.explain && !(await confirmByName(button, name)))) {
      return;
    }
    state.busy = true;
    paint();
    note(byId("command-note"), `Sending ${button.command}`);
    const { text, failed } = await send(button.command, button.explain ? name : undefined);
    note(byId("command-note"), text);
    byId("command-note").classList.toggle("bad", failed);
    state.busy = false;
    paint();
  }

  function paint() {
    buttons.forEach(({ node, from, onlyThen }) => {
      const impossible = state.known !== "" && !from.includes(state.known);
      node.hidden = Boolean(onlyThen) && state.status !== "KILLED";
      node.disabled = state.busy || impossible;
    });
  }

  return (store, now) => {
    state.status = store.bot?.status ?? "";
    state.known = liveness(store, now) === "RUNNING" ? state.status : "";
    paint();
  };
}

/** Resolves to true only when the bot's name was typed exactly. */
function confirmByName(button, name) {
  const dialog = byId("confirm-dialog");
  const input = byId("confirm-input");
  const go = byId("confirm-go");
  byId("confirm-title").textContent = `${button.label} ${name}?`;
  byId("confirm-text").textContent = button.explain;
  byId("confirm-name").textContent = name;
  go.textContent = button.label;
  input.value = "";
  go.disabled = true;
  return new Promise((resolve) => {
    const ends = new AbortController();
    const listen = (node, type, handler) => node.addEventListener(type, handler, { signal: ends.signal });
    let confirmed = false;
    listen(input, "input", () => { go.disabled = input.value !== name; });
    listen(byId("confirm-cancel"), "click", () => dialog.close());
    listen(byId("confirm-form"), "submit", (event) => {
      event.preventDefault();
      confirmed = input.value === name;
      if (confirmed) {
        dialog.close();
      }
    });
    listen(dialog, "close", () => {
      ends.abort();
      resolve(confirmed);
    });
    dialog.showModal();
    input.focus();
  });
}
