// A session of the real ccxt client against a running simulator with a virtual clock:
//   node ccxt.mjs FOLDER_WITH_NODE_MODULES ADDRESS
// Prints one line per step and ends with 1 if one of them went wrong.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, address] = process.argv.slice(2);
const resolve = createRequire(path.join(path.resolve(folder), 'client.js')).resolve;
const module = await import(pathToFileURL(resolve('ccxt')).href);
const ccxt = module.default ?? module;
const account = (await (await fetch(`${address}/sim/account`)).json())[0];
const page = await (await fetch(address)).text();
const secret = /secret\s+(\S+)/.exec(page)[1];

const exchange = new ccxt.binance({ apiKey: account.apiKey, secret, enableRateLimit: false });
exchange.options.fetchMarkets = { types: ['spot'] };
exchange.options.fetchCurrencies = true;
exchange.urls.api = Object.fromEntries(Object.entries(exchange.urls.api).map(([name, url]) =>
  [name, url.replace(/^https:\/\/[^/]+/, address)]));

let now = (await (await fetch(`${address}/sim/clock`)).json()).now;
exchange.nonce = () => now;
exchange.milliseconds = () => now;

async function move(milliseconds) {
  const body = JSON.stringify({ now: now + milliseconds });
  now = (await (await fetch(`${address}/sim/clock`, { method: 'PUT', body })).json()).now;
}

async function step(name, action) {
  try {
    const result = await action();
    console.log(`ok    ${name}${result === undefined ? '' : `: ${result}`}`);
  } catch (problem) {
    const place = problem.stack.split('\n').find((line) => line.includes('ccxt.mjs'))?.trim();
    console.log(`FAIL  ${name}: ${problem.message} ${place}`);
    process.exitCode = 1;
  }
}

const symbol = 'BTC/USDT';
let last;
let bought;

await step('load markets', async () => {
  const markets = await exchange.loadMarkets();
  assert.equal(markets[symbol].precision.price, 0.01);
  assert.ok(markets[symbol].limits.cost.min > 0);
  return Object.keys(markets).length;
});

await step('ticker, book, candles', async () => {
  last = (await exchange.fetchTicker(symbol)).last;
  const book = await exchange.fetchOrderBook(symbol, 5);
  assert.ok(book.bids[0][0] < book.asks[0][0]);
  assert.equal((await exchange.fetchOHLCV(symbol, '5m', undefined, 10)).length, 10);
  return last;
});

await step('balance', async () => {
  const balance = await exchange.fetchBalance();
  assert.ok(balance.USDT.free > 0);
  return `${balance.USDT.free} USDT`;
});

await step('market buy', async () => {
  const order = await exchange.createOrder(symbol, 'market', 'buy', 0.02);
  assert.equal(order.status, 'closed');
  assert.equal(order.filled, 0.02);
  assert.equal(order.fees[0].currency, 'BTC');
  bought = (await exchange.fetchBalance()).BTC.free;
  assert.ok(bought < 0.02);
  return order.average;
});

await step('market buy by cost', async () => {
  const order = await exchange.createMarketBuyOrderWithCost(symbol, 100);
  assert.equal(order.status, 'closed');
  assert.ok(order.cost <= 100 && order.cost > 98);
});

await step('limit order rests, is found, is cancelled', async () => {
  const price = exchange.priceToPrecision(symbol, last * 0.8);
  const order = await exchange.createOrder(symbol, 'limit', 'buy', 0.01, price, { clientOrderId: 'mine-1' });
  assert.equal(order.status, 'open');
  assert.equal((await exchange.fetchOpenOrders(symbol)).length, 1);
  assert.equal((await exchange.fetchOrder(order.id, symbol)).clientOrderId, 'mine-1');
  assert.ok((await exchange.fetchBalance()).USDT.used > 0);
  await assert.rejects(
    exchange.createOrder(symbol, 'limit', 'buy', 0.01, price, { clientOrderId: 'mine-1' }), /Duplicate order sent/);
  assert.equal((await exchange.cancelOrder(order.id, symbol)).status, 'canceled');
  await assert.rejects(exchange.cancelOrder(order.id, symbol), ccxt.OrderNotFound);
  assert.equal((await exchange.fetchBalance()).USDT.used, 0);
});

await step('limit order at the market fills', async () => {
  const price = exchange.priceToPrecision(symbol, last * 1.01);
  const order = await exchange.createOrder(symbol, 'limit', 'buy', 0.01, price);
  assert.equal(order.status, 'closed');
  assert.ok(order.average < last * 1.01);
});

await step('stop order waits and triggers', async () => {
  const stop = exchange.priceToPrecision(symbol, last * 0.9999);
  const order = await exchange.createOrder(symbol, 'market', 'sell', 0.01, undefined, { stopLossPrice: stop });
  assert.equal((await exchange.fetchOrder(order.id, symbol)).status, 'open');
  await assert.rejects(
    exchange.createOrder(symbol, 'market', 'sell', 0.001, undefined, { stopLossPrice: last * 1.1 }),
    /Order would trigger immediately/);
  for (let hour = 0; hour < 24 * 5; hour++) {
    await move(3_600_000);
    const seen = await exchange.fetchOrder(order.id, symbol);
    if (seen.status === 'closed') {
      return `after ${hour + 1} h at ${seen.average}, stop ${stop}`;
    }
  }
  await exchange.cancelOrder(order.id, symbol);
  return 'not reached in five days';
});

await step('OCO', async () => {
  last = (await exchange.fetchTicker(symbol)).last;
  const list = await exchange.privatePostOrderListOco({
    symbol: 'BTCUSDT', side: 'SELL', quantity: '0.01',
    aboveType: 'LIMIT_MAKER', abovePrice: exchange.priceToPrecision(symbol, last * 1.005),
    belowType: 'STOP_LOSS_LIMIT', belowStopPrice: exchange.priceToPrecision(symbol, last * 0.995),
    belowPrice: exchange.priceToPrecision(symbol, last * 0.98), belowTimeInForce: 'GTC',
  });
  assert.equal(list.orderReports.length, 2);
  for (let hour = 0; hour < 24 * 5; hour++) {
    await move(3_600_000);
    const open = await exchange.fetchOpenOrders(symbol);
    if (open.length === 0) {
      const legs = await Promise.all(list.orders.map((leg) => exchange.fetchOrder(leg.orderId, symbol)));
      assert.equal(legs.filter((leg) => leg.status === 'closed').length, 1);
      return `after ${hour + 1} h: ${legs.map((leg) => `${leg.type} ${leg.status}`).join(', ')}`;
    }
  }
  throw new Error('neither leg was reached in five days');
});

await step('edit order (cancelReplace)', async () => {
  last = (await exchange.fetchTicker(symbol)).last;
  const order = await exchange.createOrder(symbol, 'limit', 'buy', 0.01, exchange.priceToPrecision(symbol, last * 0.9));
  const other = await exchange.editOrder(
    order.id, symbol, 'limit', 'buy', 0.01, exchange.priceToPrecision(symbol, last * 0.8));
  assert.notEqual(other.id, order.id);
  assert.equal((await exchange.fetchOrder(order.id, symbol)).status, 'canceled');
  assert.equal((await exchange.cancelAllOrders(symbol)).length, 1);
});

await step('trades', async () => {
  const trades = await exchange.fetchMyTrades(symbol);
  assert.ok(trades.length >= 4);
  const orders = await exchange.fetchOrders(symbol);
  for (const order of orders) {
    const filled = trades.filter((trade) => trade.order === order.id).reduce((sum, trade) => sum + trade.amount, 0);
    assert.ok(Math.abs(filled - order.filled) < 1e-9);
  }
  return `${trades.length} of ${orders.length} orders`;
});

await step('refusals', async () => {
  const send = (parameters) => exchange.privatePostOrder({ symbol: 'BTCUSDT', side: 'BUY', ...parameters });
  await assert.rejects(
    send({ type: 'LIMIT', timeInForce: 'GTC', quantity: '0.0123456', price: '50000' }), /Filter failure: LOT_SIZE/);
  await assert.rejects(
    send({ type: 'LIMIT', timeInForce: 'GTC', quantity: '0.01', price: '50000.123' }), /Filter failure: PRICE_FILTER/);
  await assert.rejects(send({ type: 'MARKET', quantity: '0.0100000001' }), /-1111/);
  await assert.rejects(send({ type: 'MARKET', quantity: '0.00001' }), /NOTIONAL/);
  await assert.rejects(exchange.createOrder(symbol, 'market', 'buy', 10), ccxt.InsufficientFunds);
  await assert.rejects(exchange.fetchOrder('999999', symbol), ccxt.OrderNotFound);
  const secretBefore = exchange.secret;
  exchange.secret = 'wrong';
  await assert.rejects(exchange.fetchBalance(), /-1022/);
  exchange.secret = secretBefore;
});

await step('fees', async () => {
  assert.equal((await exchange.fetchTradingFee(symbol)).taker, 0.001);
});
