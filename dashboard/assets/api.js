// Requests to the Function App with its key; every failure becomes one line.
const STORED = "breakwater.function-key";
const TIMEOUT_MS = 10_000;

export class ApiError extends Error {
  constructor(status, title, detail) {
    super(detail && detail !== title ? `${title}: ${detail}` : title);
    this.name = "ApiError";
    this.status = status;
  }
}

/** Moves ?code= into this tab's storage, so that the key is neither shown nor bookmarked nor shared. */
export function takeKeyFromAddress() {
  const address = new URL(location.href);
  const code = address.searchParams.get("code");
  if (code) {
    storeKey(code);
    address.searchParams.delete("code");
    history.replaceState(null, "", address.pathname + address.search + address.hash);
  }
  return code ?? sessionStorage.getItem(STORED) ?? "";
}

export function storeKey(key) {
  if (key) {
    sessionStorage.setItem(STORED, key);
  } else {
    sessionStorage.removeItem(STORED);
  }
}

export function createApi(onUnauthorized) {
  const api = { key: "" };

  async function send(method, path, body) {
    const key = api.key;
    const response = await reach(path, {
      method,
      cache: "no-store",
      headers: { "x-functions-key": key, ...(body ? { "content-type": "application/json" } : {}) },
      body: body ? JSON.stringify(body) : undefined,
    });
    const answer = await read(response);
    if (response.status === 401) {
      const error = new ApiError(401, "The key was not accepted", problemLine(answer));
      if (key === api.key) {
        onUnauthorized(error);
      }
      throw error;
    }
    return { response, answer };
  }

  async function expectOk(method, path, body) {
    const { response, answer } = await send(method, path, body);
    if (response.ok && answer !== undefined) {
      return answer;
    }
    throw response.ok
      ? new ApiError(response.status, "The app's answer is not JSON", path)
      : new ApiError(response.status, answer?.title ?? `HTTP ${response.status}`, answer?.detail);
  }

  api.get = (path) => expectOk("GET", path);
  api.post = (path, body) => expectOk("POST", path, body);
  // 503 is health's way to say unhealthy, and its body is the report.
  api.health = async () => {
    const { response, answer } = await send("GET", "/api/health");
    if (typeof answer?.status === "string") {
      return answer;
    }
    throw new ApiError(response.status, answer?.title ?? `HTTP ${response.status}`, answer?.detail);
  };
  return api;
}

async function reach(path, options) {
  try {
    return await fetch(path, { ...options, signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch (error) {
    throw new ApiError(0, "The app does not answer", error.name === "TimeoutError" ? "timed out" : error.message);
  }
}

async function read(response) {
  try {
    const text = await response.text();
    return text ? JSON.parse(text) : {};
  } catch {
    return undefined;
  }
}

function problemLine(answer) {
  return [answer?.title, answer?.detail].filter(Boolean).join(": ") || undefined;
}
