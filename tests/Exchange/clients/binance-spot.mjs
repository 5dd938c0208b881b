// A session of Binance's own client (@binance/spot) against a running simulator with a virtual clock:
//   node binance-spot.mjs FOLDER_WITH_NODE_MODULES ADDRESS
// Prints one line per step and ends with 1 if one of them went wrong.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';

const [folder, address] = process.argv.slice(2);
const { Spot } = createRequire(path.join(path.resolve(folder), 'client.js'))('@binance/spot');
const account = (await (await fetch(`${address}/sim/account`)).json())[0];
const page = await (await fetch(address)).text();
const apiSecret = /secret\s+(\S+)/.exec(page)[1];

// The client takes its timestamps from the machine's clock; the simulator has its own.
const { now } = await (await fetch(`${address}/sim/clock`)).json();
Date.now = () => now;

const client = new Spot({
  configurationRestAPI: { apiKey: account.apiKey, apiSecret, basePath: address, retries: 0 },
}).restAPI;

async function step(name, action) {
  try {
    await action();
    console.log(`ok    ${name}`);
  } catch (problem) {
    console.log(`FAIL  ${name}: ${problem.stack}`);
    process.exitCode = 1;
  }
}

async function fault(kind, phase) {
  const body = JSON.stringify({ kind, phase, count: 1, method: 'POST' });
  await fetch(`${address}/sim/faults`, { method: 'POST', body });
}

const symbol = 'BTCUSDT';
const last = Number((await (await (await client.tickerPrice({ symbol })).data())).price);
const price = (factor) => Number((last * factor).toFixed(2));
const market = { symbol, side: 'BUY', type: 'MARKET', quantity: 0.01 };
const exits = {
  pendingSide: 'SELL', pendingAboveType: 'LIMIT_MAKER', pendingAbovePrice: price(1.1),
  pendingBelowType: 'STOP_LOSS', pendingBelowStopPrice: price(0.9),
};
const working = {
  symbol, workingType: 'LIMIT', workingSide: 'BUY', workingPrice: price(1.01), workingQuantity: 0.01,
  workingTimeInForce: 'FOK',
};

await step('account and market order, with limits', async () => {
  assert.ok((await (await client.getAccount({ omitZeroBalances: true })).data()).balances.length > 0);
  const answer = await client.newOrder({ ...market, quantity: 0.03 });
  assert.equal((await answer.data()).status, 'FILLED');
  assert.deepEqual(answer.rateLimits.map((limit) => limit.rateLimitType), ['REQUEST_WEIGHT', 'ORDERS', 'ORDERS']);
});

await step('limit order placed, found, cancelled once', async () => {
  const origClientOrderId = 'a-1';
  await client.newOrder({
    symbol, side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: 0.01, price: price(0.8),
    newClientOrderId: origClientOrderId,
  });
  assert.equal((await (await client.getOrder({ symbol, origClientOrderId })).data()).status, 'NEW');
  assert.equal((await (await client.deleteOrder({ symbol, origClientOrderId })).data()).status, 'CANCELED');
  await assert.rejects(client.deleteOrder({ symbol, origClientOrderId }), /Unknown order sent/);
});

await step('OCO placed and cancelled', async () => {
  const list = await (await client.orderListOco({
    symbol, side: 'SELL', quantity: 0.01, aboveType: 'LIMIT_MAKER', abovePrice: price(1.1),
    belowType: 'STOP_LOSS', belowStopPrice: price(0.9),
  })).data();
  assert.equal(list.listOrderStatus, 'EXECUTING');
  const { orderListId } = list;
  assert.equal((await (await client.deleteOrderList({ symbol, orderListId })).data()).listOrderStatus, 'ALL_DONE');
});

await step('OTOCO and OPOCO protect what they bought', async () => {
  await client.orderListOtoco({ ...working, ...exits, pendingQuantity: 0.00999 });
  await client.orderListOpoco({ ...working, ...exits });
  const open = await (await client.getOpenOrders({ symbol })).data();
  assert.deepEqual(open.map((order) => order.origQty), Array(4).fill('0.00999000'));
  await client.deleteOpenOrders({ symbol });
});

await step('cancelReplace fails by half', async () => {
  await assert.rejects(client.orderCancelReplace({
    symbol, side: 'BUY', type: 'LIMIT_MAKER', quantity: 0.01, price: price(0.8),
    cancelReplaceMode: 'ALLOW_FAILURE', cancelOrderId: 999,
  }), /partially failed/);
});

await step('unknown outcome after a time-out, a lost answer', async () => {
  const orders = async () => (await (await client.allOrders({ symbol })).data()).length;
  const before = await orders();
  await fault('timeout', 'before');
  await assert.rejects(client.newOrder(market), /504/);
  assert.equal(await orders(), before);
  await fault('drop', 'after');
  await assert.rejects(client.newOrder(market));
  assert.equal(await orders(), before + 1);
});
