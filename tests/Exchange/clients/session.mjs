// What the client sessions share: steps that are reported by name, and the simulator's own endpoints.
//   node ccxt.mjs ADDRESS API_KEY SECRET
// Prints "ok STEP" or "FAIL STEP: why", one line per step, and ends with 1 if one of them went wrong.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';

export const [address, apiKey, secret] = process.argv.slice(2);
export const symbol = 'BTCUSDT';

export async function step(name, action) {
  try {
    await action();
    console.log(`ok ${name}`);
  } catch (problem) {
    console.log(`FAIL ${name}: ${String(problem.stack ?? problem).replaceAll('\n', ' | ')}`);
    process.exitCode = 1;
  }
}

async function simulate(method, path, body) {
  const answer = await fetch(`${address}/sim/${path}`, { method, body: body && JSON.stringify(body) });
  assert.equal(answer.status, 200, await answer.clone().text());
  return answer.json();
}

export const fault = (terms) => simulate('POST', 'faults', terms);

export const endFaults = () => simulate('DELETE', 'faults');

// An account of its own whose key is of the given type: ed25519 or rsa.
export async function accountWith(type, letter) {
  const { privateKey, publicKey } = generateKeyPairSync(type, type === 'rsa' ? { modulusLength: 2048 } : {});
  const key = letter.repeat(64);
  const pem = publicKey.export({ type: 'spki', format: 'pem' });
  await simulate('PUT', 'account', { apiKey: key, publicKey: pem, balances: { USDT: '1000' } });
  return { apiKey: key, privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) };
}

// Asks until there is an answer; the market moves by itself, through every price of its range once a minute.
export async function waitFor(what, ask) {
  const patience = 90_000;
  for (const start = Date.now(); Date.now() - start < patience;) {
    const answer = await ask();
    if (answer) {
      return answer;
    }

    await new Promise((resolve) => setTimeout(resolve, 200));
  }

  throw new Error(`${what} did not happen within ${patience / 1000} seconds`);
}
