// A session of Binance's own client (@binance/spot) against a simulator in real time. Only its address differs.
import assert from 'node:assert/strict';
import { Spot } from '@binance/spot';
import { accountWith, address, apiKey, endFaults, fault, secret, step, symbol, waitFor } from './session.mjs';

const connect = (credentials) =>
  new Spot({ configurationRestAPI: { ...credentials, basePath: address, retries: 0 } }).restAPI;

const client = connect({ apiKey, apiSecret: secret });
const ask = async (answer) => (await answer).data();
const refused = (answer, name, text) => assert.rejects(answer, (problem) => {
  assert.equal(problem.name, name, problem.stack);
  assert.match(problem.message, text);
  return true;
});

let last;
const price = (factor) => Number((last * factor).toFixed(2));
const limit = (factor, terms) => client.newOrder({
  symbol, side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: 0.01, price: price(factor), ...terms,
});
const market = { symbol, side: 'BUY', type: 'MARKET', quantity: 0.01 };
const status = async (orderId) => (await ask(client.getOrder({ symbol, orderId }))).status;

await step('load markets', async () => {
  const [found] = (await ask(client.exchangeInfo({ symbol }))).symbols;
  assert.equal(found.filters.find((filter) => filter.filterType === 'LOT_SIZE').stepSize, '0.00001000');
});

await step('ohlcv', async () => {
  const candles = await ask(client.klines({ symbol, interval: '5m', limit: 10 }));
  assert.deepEqual(candles.map((candle) => candle.length), Array(10).fill(12));
});

await step('ticker and order book', async () => {
  last = Number((await ask(client.tickerPrice({ symbol }))).price);
  const { bids, asks } = await ask(client.depth({ symbol, limit: 5 }));
  assert.ok(Number(bids[0][0]) < Number(asks[0][0]) && bids.length === 5);
});

await step('balance', async () => {
  const { balances, canTrade } = await ask(client.getAccount({ omitZeroBalances: true }));
  assert.deepEqual([canTrade, balances], [true, [{ asset: 'USDT', free: '10000.00000000', locked: '0.00000000' }]]);
});

await step('market order, with its limits in the headers', async () => {
  const answer = await client.newOrder({ ...market, quantity: 0.03 });
  assert.equal((await answer.data()).status, 'FILLED');
  assert.deepEqual(answer.rateLimits.map((each) => each.rateLimitType), ['REQUEST_WEIGHT', 'ORDERS', 'ORDERS']);
});

await step('limit order placed, found, cancelled once', async () => {
  const origClientOrderId = 'a-1';
  await limit(0.8, { newClientOrderId: origClientOrderId });
  await refused(limit(0.8, { newClientOrderId: origClientOrderId }), 'BadRequestError', /Duplicate order sent/);
  assert.equal((await ask(client.getOrder({ symbol, origClientOrderId }))).status, 'NEW');
  assert.equal((await ask(client.getOpenOrders({ symbol }))).length, 1);
  assert.equal((await ask(client.deleteOrder({ symbol, origClientOrderId }))).status, 'CANCELED');
  await refused(client.deleteOrder({ symbol, origClientOrderId }), 'BadRequestError', /Unknown order sent/);
});

await step('stop orders, one of which the market reaches', async () => {
  last = Number((await ask(client.tickerPrice({ symbol }))).price);
  const stop = (type, factor) => ask(client.newOrder({
    symbol, side: 'SELL', type, quantity: 0.001, stopPrice: price(factor), newOrderRespType: 'RESULT',
  }));
  await refused(stop('STOP_LOSS', 1.1), 'BadRequestError', /Order would trigger immediately/);
  const orders = [await stop('STOP_LOSS', 0.9995), await stop('TAKE_PROFIT', 1.0005)];
  await waitFor('a stop', async () => (await Promise.all(orders.map(({ orderId }) => status(orderId))))
    .includes('FILLED'));
  await client.deleteOpenOrders({ symbol }).catch((problem) => assert.match(problem.message, /Unknown order sent/));
});

await step('oco, of which one leg is executed', async () => {
  last = Number((await ask(client.tickerPrice({ symbol }))).price);
  const list = await ask(client.orderListOco({
    symbol, side: 'SELL', quantity: 0.01, aboveType: 'LIMIT_MAKER', abovePrice: price(1.0005),
    belowType: 'STOP_LOSS', belowStopPrice: price(0.9995),
  }));
  assert.equal(list.listOrderStatus, 'EXECUTING');
  const { orderListId } = list;
  await waitFor('a leg', async () =>
    (await ask(client.getOrderList({ orderListId }))).listOrderStatus === 'ALL_DONE');
  const ends = await Promise.all(list.orders.map(({ orderId }) => status(orderId)));
  assert.deepEqual(ends.sort(), ['EXPIRED', 'FILLED']);
});

await step('oco cancelled', async () => {
  const { orderListId } = await ask(client.orderListOco({
    symbol, side: 'SELL', quantity: 0.01, aboveType: 'LIMIT_MAKER', abovePrice: price(1.1),
    belowType: 'STOP_LOSS', belowStopPrice: price(0.9),
  }));
  assert.equal((await ask(client.deleteOrderList({ symbol, orderListId }))).listOrderStatus, 'ALL_DONE');
  assert.equal((await ask(client.getOpenOrders({ symbol }))).length, 0);
});

const working = {
  symbol, workingType: 'LIMIT', workingSide: 'BUY', workingQuantity: 0.01, workingTimeInForce: 'FOK',
};
const exits = () => ({
  workingPrice: price(1.01), pendingSide: 'SELL', pendingAboveType: 'LIMIT_MAKER', pendingAbovePrice: price(1.1),
  pendingBelowType: 'STOP_LOSS', pendingBelowStopPrice: price(0.9),
});

await step('otoco and opoco protect what they bought', async () => {
  await client.orderListOtoco({ ...working, ...exits(), pendingQuantity: 0.00999 });
  await client.orderListOpoco({ ...working, ...exits() });
  const open = await ask(client.getOpenOrders({ symbol }));
  assert.deepEqual(open.map((order) => order.origQty), Array(4).fill('0.00999000'));
  await client.deleteOpenOrders({ symbol });
});

await step('cancelReplace, whole and by half', async () => {
  const { orderId } = await ask(limit(0.8));
  const other = { symbol, side: 'BUY', type: 'LIMIT_MAKER', quantity: 0.01, price: price(0.8) };
  const replace = (cancelReplaceMode, cancelOrderId) =>
    client.orderCancelReplace({ ...other, cancelReplaceMode, cancelOrderId });
  assert.equal((await ask(replace('STOP_ON_FAILURE', orderId))).newOrderResult, 'SUCCESS');
  await assert.rejects(replace('ALLOW_FAILURE', orderId), /partially failed/);
  await assert.rejects(replace('STOP_ON_FAILURE', orderId), /Order cancel-replace failed/);
  assert.equal((await ask(client.deleteOpenOrders({ symbol }))).length, 2);
});

await step('my trades add up to my orders', async () => {
  const trades = await ask(client.myTrades({ symbol }));
  for (const order of await ask(client.allOrders({ symbol }))) {
    const sum = trades.filter((trade) => trade.orderId === order.orderId)
      .reduce((total, trade) => total + Number(trade.qty), 0);
    assert.ok(Math.abs(sum - Number(order.executedQty)) < 1e-9);
  }

  const since = await ask(client.myTrades({ symbol, fromId: trades.at(-2).id }));
  assert.deepEqual(since, trades.slice(-2));
});

await step("refusals with Binance's texts", async () => {
  await refused(client.newOrder({ ...market, quantity: 0.010000001 }), 'BadRequestError', /too much precision/);
  await refused(client.newOrder({ ...market, quantity: 0.0123456 }), 'BadRequestError', /Filter failure: LOT_SIZE/);
  await refused(client.newOrder({ ...market, quantity: 10 }), 'BadRequestError', /insufficient balance/);
  await refused(client.getOrder({ symbol, orderId: 999_999 }), 'BadRequestError', /Order does not exist/);
  await refused(client.tickerPrice({ symbol: 'NONE' }), 'BadRequestError', /Invalid symbol/);
  await refused(connect({ apiKey, apiSecret: 'no' }).getAccount(), 'BadRequestError', /Signature for this request/);
  await refused(connect({ apiKey: 'k', apiSecret: 'no' }).getAccount(), 'UnauthorizedError', /API-key format invalid/);
});

for (const [type, letter] of [['ed25519', 'e'], ['rsa', 'r']]) {
  await step(`${type} key`, async () => {
    const own = connect(await accountWith(type, letter));
    assert.equal((await ask(own.newOrder({ ...market, quantity: 0.001 }))).status, 'FILLED');
    assert.equal((await ask(own.getAccount())).balances[0].free, '0.00099900');
  });
}

await step('unknown outcome after a time-out, a lost answer', async () => {
  const orders = async () => (await ask(client.allOrders({ symbol }))).length;
  const before = await orders();
  await fault({ kind: 'timeout', phase: 'before', count: 1, method: 'POST' });
  await assert.rejects(client.newOrder({ ...market, quantity: 0.001 }), /504/);
  assert.equal(await orders(), before);
  await fault({ kind: 'drop', phase: 'after', count: 1, method: 'POST' });
  await assert.rejects(client.newOrder({ ...market, quantity: 0.001 }));
  assert.equal(await orders(), before + 1);
  await endFaults();
});

await step('too many orders', async () => {
  await refused((async () => {
    for (let order = 0; order < 150; order++) {
      await limit(0.8, { quantity: 0.001 });
    }
  })(), 'TooManyRequestsError', /current limit is 50 orders per 10 SECOND/);
  await client.deleteOpenOrders({ symbol });
});

await step('too much weight, then banned', async () => {
  const seen = new Set();
  await waitFor('a ban', async () => {
    for (let request = 0; request < 40 && !seen.has('RateLimitBanError'); request++) {
      await client.ticker24hr().catch((problem) => seen.add(problem.name));
    }

    return seen.has('RateLimitBanError');
  });
  assert.deepEqual([...seen], ['TooManyRequestsError', 'RateLimitBanError']);
});
