// Push by the official SignalR client. It keeps trying for as long as the page is open.
const RETRY_DELAYS_MS = [0, 1000, 2000, 5000, 10000];
const RESTART_MS = 5000;
const TOKEN_MS = 10 * 60 * 1000;
export const MESSAGES = ["HEARTBEAT", "ENGINE_UPDATE", "ORDER_UPDATE", "POSITION_UPDATE", "SIGNAL", "RISK_ALERT"];

/**
 * Connects and reports: onState("connecting" | "connected" | "reconnecting" | "down"), onMessage(type, argument).
 * Returns a function that ends it.
 */
export function connectPush(api, onState, onMessage) {
  let ended = false;
  let connection = null;
  let timer = 0;

  async function open() {
    onState("connecting");
    try {
      const first = await api.post("/api/negotiate", {});
      if (ended) {
        return;
      }
      connection = build(api, first);
      listen(connection);
      await connection.start();
      if (ended) {
        await connection.stop();
        return;
      }
      onState("connected");
    } catch (error) {
      lost(error);
    }
  }

  function listen(current) {
    MESSAGES.forEach((type) => current.on(type, (argument) => ended || onMessage(type, argument)));
    current.onreconnecting((error) => ended || onState("reconnecting", error));
    current.onreconnected(() => ended || onState("connected"));
    current.onclose(lost);
  }

  // A new negotiation, not only a new connection: the address or the token may have changed meanwhile.
  function lost(error) {
    if (ended) {
      return;
    }
    onState("down", error);
    clearTimeout(timer);
    timer = setTimeout(open, RESTART_MS);
  }

  if (globalThis.signalR) {
    open();
  } else {
    onState("down", new Error("the SignalR client was not loaded"));
  }
  return () => {
    ended = true;
    clearTimeout(timer);
    connection?.stop().catch(() => {});
  };
}

function build(api, first) {
  let token = first.accessToken;
  let since = Date.now();
  const accessTokenFactory = async () => {
    if (Date.now() - since > TOKEN_MS) {
      token = (await api.post("/api/negotiate", {})).accessToken;
      since = Date.now();
    }
    return token;
  };
  const { HubConnectionBuilder, LogLevel } = globalThis.signalR;
  return new HubConnectionBuilder()
    .withUrl(first.url, { accessTokenFactory })
    .withAutomaticReconnect(RETRY_DELAYS_MS)
    .configureLogging(LogLevel.None)
    .build();
}
