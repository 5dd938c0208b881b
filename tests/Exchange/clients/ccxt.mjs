// A session of the ccxt client against a simulator in real time. Only its addresses point elsewhere.
import assert from 'node:assert/strict';
import ccxt from 'ccxt';
import { accountWith, address, apiKey, endFaults, fault, secret, step, symbol as id, waitFor } from './session.mjs';

const symbol = 'BTC/USDT';

function connect(credentials) {
  const client = new ccxt.binance({ ...credentials, enableRateLimit: false, options: { fetchMarkets: ['spot'] } });
  client.urls.api = Object.fromEntries(Object.entries(client.urls.api).map(([name, url]) =>
    [name, url.replace(/^https:\/\/[^/]+/, address)]));
  return client;
}

const exchange = connect({ apiKey, secret });
const at = (factor) => exchange.priceToPrecision(symbol, last * factor);
let last;

await step('load markets', async () => {
  const { precision, limits } = (await exchange.loadMarkets())[symbol];
  assert.deepEqual([precision.price, precision.amount, limits.cost.min], [0.01, 0.00001, 5]);
});

await step('ohlcv', async () => {
  const candles = await exchange.fetchOHLCV(symbol, '5m', undefined, 10);
  assert.equal(candles.length, 10);
  assert.ok(candles.every(([time, open, high, low, close], index) =>
    low <= Math.min(open, close) && high >= Math.max(open, close) && time === candles[0][0] + index * 300_000));
});

await step('ticker and order book', async () => {
  last = (await exchange.fetchTicker(symbol)).last;
  const { bids, asks } = await exchange.fetchOrderBook(symbol, 5);
  assert.deepEqual([bids.length, asks.length], [5, 5]);
  assert.ok(bids[0][0] < asks[0][0] && bids[4][0] < bids[0][0] && asks[4][0] > asks[0][0]);
});

await step('balance', async () => assert.equal((await exchange.fetchBalance()).USDT.free, 10000));

await step('market order', async () => {
  const order = await exchange.createOrder(symbol, 'market', 'buy', 0.02);
  assert.deepEqual([order.status, order.filled, order.fees[0].currency], ['closed', 0.02, 'BTC']);
  assert.equal((await exchange.fetchBalance()).BTC.free, 0.01998);
});

await step('market order by cost', async () => {
  const order = await exchange.createMarketBuyOrderWithCost(symbol, 100);
  assert.equal(order.status, 'closed');
  assert.ok(order.cost <= 100 && order.cost > 98);
});

await step('limit order rests, is found, is cancelled once', async () => {
  const place = () => exchange.createOrder(symbol, 'limit', 'buy', 0.01, at(0.8), { clientOrderId: 'mine-1' });
  const order = await place();
  assert.equal(order.status, 'open');
  assert.deepEqual((await exchange.fetchOpenOrders(symbol)).map((open) => open.id), [order.id]);
  assert.equal((await exchange.fetchOrder(order.id, symbol)).clientOrderId, 'mine-1');
  assert.ok((await exchange.fetchBalance()).USDT.used > 0);
  await assert.rejects(place(), /Duplicate order sent/);
  assert.equal((await exchange.cancelOrder(order.id, symbol)).status, 'canceled');
  await assert.rejects(exchange.cancelOrder(order.id, symbol), ccxt.OrderNotFound);
  assert.equal((await exchange.fetchBalance()).USDT.used, 0);
});

await step('limit order at the market fills', async () => {
  const order = await exchange.createOrder(symbol, 'limit', 'buy', 0.01, at(1.01));
  assert.equal(order.status, 'closed');
  assert.ok(order.average < last * 1.01);
});

await step('stop orders, one of which the market reaches', async () => {
  const stop = (side, key, factor) =>
    exchange.createOrder(symbol, 'market', side, 0.001, undefined, { [key]: at(factor) });
  await assert.rejects(stop('sell', 'stopLossPrice', 1.1), ccxt.OrderImmediatelyFillable);
  last = (await exchange.fetchTicker(symbol)).last;
  const orders = [await stop('sell', 'stopLossPrice', 0.9995), await stop('sell', 'takeProfitPrice', 1.0005)];
  const filled = await waitFor('a stop', async () =>
    (await Promise.all(orders.map(({ id: order }) => exchange.fetchOrder(order, symbol))))
      .find((order) => order.status === 'closed'));
  assert.equal(filled.filled, 0.001);
  await exchange.cancelAllOrders(symbol).catch((problem) => assert.match(problem.message, /Unknown order sent/));
});

await step('oco, of which one leg is executed', async () => {
  last = (await exchange.fetchTicker(symbol)).last;
  const list = await exchange.privatePostOrderListOco({
    symbol: id, side: 'SELL', quantity: '0.01', aboveType: 'LIMIT_MAKER', abovePrice: at(1.0005),
    belowType: 'STOP_LOSS', belowStopPrice: at(0.9995),
  });
  const legs = await waitFor('a leg', async () => {
    const seen = await Promise.all(list.orders.map((leg) => exchange.fetchOrder(leg.orderId, symbol)));
    return seen.every((leg) => leg.status !== 'open') && seen;
  });
  assert.deepEqual(legs.map((leg) => leg.status).sort(), ['closed', 'expired']);
});

await step('edit order (cancelReplace)', async () => {
  const order = await exchange.createOrder(symbol, 'limit', 'buy', 0.01, at(0.9));
  const other = await exchange.editOrder(order.id, symbol, 'limit', 'buy', 0.01, at(0.8));
  assert.equal((await exchange.fetchOrder(order.id, symbol)).status, 'canceled');
  assert.deepEqual((await exchange.cancelAllOrders(symbol)).map((cancelled) => cancelled.id), [other.id]);
});

await step('my trades add up to my orders', async () => {
  const trades = await exchange.fetchMyTrades(symbol);
  const orders = await exchange.fetchOrders(symbol);
  for (const order of orders) {
    const own = trades.filter((trade) => trade.order === order.id);
    assert.ok(Math.abs(own.reduce((sum, trade) => sum + trade.amount, 0) - order.filled) < 1e-9);
  }

  const since = await exchange.fetchMyTrades(symbol, undefined, 2, { fromId: trades.at(-2).id });
  assert.deepEqual(since.map((trade) => trade.id), trades.slice(-2).map((trade) => trade.id));
});

await step('fees', async () => assert.equal((await exchange.fetchTradingFee(symbol)).taker, 0.001));

await step("refusals with Binance's codes", async () => {
  const send = (terms) => exchange.privatePostOrder({ symbol: id, side: 'BUY', ...terms });
  const limit = { type: 'LIMIT', timeInForce: 'GTC' };
  await assert.rejects(send({ type: 'MARKET', quantity: '0.0100000001' }), /-1111.*too much precision/);
  await assert.rejects(send({ ...limit, quantity: '0.0123456', price: at(1) }), /-1013.*Filter failure: LOT_SIZE/);
  await assert.rejects(send({ ...limit, quantity: '0.01', price: '50000.123' }), /-1013.*PRICE_FILTER/);
  await assert.rejects(send({ type: 'MARKET', quantity: '0.00002' }), /-1013.*NOTIONAL/);
  await assert.rejects(exchange.createOrder(symbol, 'market', 'buy', 10), ccxt.InsufficientFunds);
  await assert.rejects(exchange.fetchOrder('999999', symbol), ccxt.OrderNotFound);
  await assert.rejects(connect({ apiKey, secret: 'wrong' }).fetchBalance(), /-1022/);
  await assert.rejects(connect({ apiKey: 'short', secret }).fetchBalance(), ccxt.AuthenticationError);
  await assert.rejects(connect({ apiKey: 'z'.repeat(64), secret }).fetchBalance(), ccxt.AuthenticationError);
});

for (const [type, letter] of [['ed25519', 'e'], ['rsa', 'r']]) {
  await step(`${type} key`, async () => {
    const own = await accountWith(type, letter);
    const client = connect({ apiKey: own.apiKey, secret: own.privateKey });
    assert.equal((await client.createOrder(symbol, 'market', 'buy', 0.001)).status, 'closed');
    assert.equal((await client.fetchBalance()).BTC.free, 0.000999);
  });
}

await step('unknown outcome of an order', async () => {
  for (const kind of ['timeout', 'unexpected', 'server-error']) {
    await fault({ kind, phase: 'after', count: 1, method: 'POST' });
    const clientOrderId = `lost-${kind}`;
    await assert.rejects(
      exchange.createOrder(symbol, 'limit', 'buy', 0.01, at(0.8), { clientOrderId }), ccxt.OperationFailed);
    const found = await exchange.fetchOrder(undefined, symbol, { clientOrderId });
    assert.equal(found.status, 'open');
  }

  await exchange.cancelAllOrders(symbol);
});

await step('maintenance', async () => {
  await fault({ kind: 'maintenance' });
  await assert.rejects(exchange.fetchBalance(), ccxt.ExchangeNotAvailable);
  assert.equal((await exchange.fetchStatus()).status, 'maintenance');
  await endFaults();
  assert.equal((await exchange.fetchStatus()).status, 'ok');
});

await step('too many orders', async () => {
  const place = () => exchange.createOrder(symbol, 'limit', 'buy', 0.001, at(0.8));
  await assert.rejects((async () => {
    for (let order = 0; order < 150; order++) {
      await place();
    }
  })(), (problem) => {
    assert.ok(problem instanceof ccxt.DDoSProtection, problem.constructor.name);
    assert.match(problem.message, /-1015.*Too many new orders; current limit is 50 orders per 10 SECOND/);
    return true;
  });
  await exchange.cancelAllOrders(symbol);
});

await step('too much weight, then banned', async () => {
  let warned;
  await waitFor('a ban', async () => {
    for (let request = 0; request < 40; request++) {
      const problem = await exchange.fetchTickers().then(() => undefined, (reason) => reason);
      if (problem) {
        assert.ok(problem instanceof ccxt.DDoSProtection, problem.stack);
        assert.match(problem.message, /-1003/);
        assert.ok(Number(exchange.last_response_headers['Retry-After']) > 0);
        warned ||= problem.message.includes(' 429 ');
        if (problem.message.includes(' 418 ')) {
          return true;
        }
      }
    }

    return false;
  });
  assert.ok(warned, '429 comes before 418');
});
