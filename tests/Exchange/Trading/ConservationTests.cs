using System.Globalization;
using Breakwater.Local.Exchange.Accounts;
using Breakwater.Local.Exchange.Synthetic;
using Breakwater.Local.Exchange.Trading;

namespace Breakwater.Exchange.Tests.Trading;

/// <summary>Whatever is ordered, nothing is made of nothing and nothing is lost.</summary>
public sealed class ConservationTests
{
    private const int Steps = 300;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task RandomOrders_AnySeed_EveryUnitIsAccountedFor(int seed)
    {
        Trader trader = Trader.OnWalk();
        _ = await trader.SimulateAsync("PUT", "account", """{"balances":{"USDT":"10000","BTC":"20"}}""");
        SeededSource chance = new(seed, "orders");
        Account account = trader.Simulator.Venue.Engine.Accounts.Default;
        int accepted = 0;
        for (int step = 0; step < Steps; step++)
        {
            (string method, string path, string parameters) = Next(chance, trader.Last, account);
            Simulator.Answer answer = await trader.SendAsync(method, path, parameters);
            accepted += answer.Status == 200 ? 1 : 0;
            Assert.True(answer.Status is 200 or 400 or 409 or 429, answer.Text);
            trader.Simulator.Pass((long)(chance.Unit() * chance.Unit() * 600_000));
            AssertConserved(account);
        }

        Assert.True(accepted > Steps / 3, $"{accepted} accepted");
        Assert.True(account.History.Trades.Count > 20, $"{account.History.Trades.Count} trades");
        Assert.Equal(account.History.Trades.Count, account.History.Trades.Select(trade => trade.Id).Distinct().Count());
        Assert.All(
            account.History.Orders, order => Assert.Equal(order.Executed, order.Fills.Sum(fill => fill.Quantity)));
    }

    [Fact]
    public async Task ParallelOrders_SameAccount_EveryUnitIsAccountedFor()
    {
        Trader trader = Trader.OnWalk();
        Account account = trader.Simulator.Venue.Engine.Accounts.Default;
        Simulator.Answer[] answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(index => Task.Run(() =>
            trader.SendAsync("POST", "order", index % 3 == 0
                ? "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=400"
                : "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.1"))));
        Assert.All(answers, answer => Assert.True(answer.Status is 200 or 400 or 429, answer.Text));
        Assert.Equal(answers.Count(answer => answer.Status == 200), account.History.Orders.Count);
        AssertConserved(account, 0);
    }

    private static void AssertConserved(Account account, decimal coins = 20)
    {
        decimal quote = 10_000;
        foreach (Trade trade in account.History.Trades)
        {
            bool isBuy = trade.Order.Ticket.IsBuy;
            quote += isBuy ? -trade.Quote : trade.Quote - trade.Commission;
            coins += isBuy ? trade.Quantity - trade.Commission : -trade.Quantity;
        }

        Balance money = account.Funds.Of("USDT");
        Balance base1 = account.Funds.Of("BTC");
        Assert.Equal(quote, money.Free + money.Locked);
        Assert.Equal(coins, base1.Free + base1.Locked);
        Hold[] holds = [.. account.Open.Select(order => order.Hold).OfType<Hold>().Distinct()];
        Assert.Equal(money.Locked, holds.Where(hold => hold.Asset == "USDT").Sum(hold => hold.Amount));
        Assert.Equal(base1.Locked, holds.Where(hold => hold.Asset == "BTC").Sum(hold => hold.Amount));
    }

    private static (string Method, string Path, string Parameters) Next(
        SeededSource chance, decimal last, Account account)
    {
        string side = chance.Unit() < 0.5 ? "BUY" : "SELL";
        string quantity = Text(0.02m + (decimal)Math.Round(chance.Unit() * 3, 3), "F3");
        string near = Text(last * (1 + (decimal)chance.Between(-0.01, 0.01)), "F2");
        string above = Text(last * (1 + (decimal)chance.Between(0.0005, 0.01)), "F2");
        string below = Text(last * (1 - (decimal)chance.Between(0.0005, 0.01)), "F2");
        string order = $"symbol=BTCUSDT&side={side}&quantity={quantity}&type=";
        string list = $"symbol=BTCUSDT&workingType=LIMIT&workingSide=BUY&workingQuantity={quantity}&workingPrice={near}"
            + $"&workingTimeInForce=GTC&pendingSide=SELL&pendingAboveType=LIMIT_MAKER&pendingAbovePrice={above}"
            + $"&pendingBelowType=STOP_LOSS&pendingBelowStopPrice={below}";
        bool isSell = side == "SELL";
        string oco = $"symbol=BTCUSDT&side={side}&quantity={quantity}&" + (isSell
            ? $"aboveType=LIMIT_MAKER&abovePrice={above}&belowType=STOP_LOSS&belowStopPrice={below}"
            : $"aboveType=STOP_LOSS_LIMIT&aboveStopPrice={above}&abovePrice={above}&aboveTimeInForce=GTC"
                + $"&belowType=LIMIT_MAKER&belowPrice={below}");
        long target = account.Open.Count > 0 ? account.Open.First().Id : 1;
        string cancelled = target.ToString(CultureInfo.InvariantCulture);
        return (int)(chance.Unit() * 12) switch
        {
            0 => ("POST", "order", order + "MARKET"),
            1 => ("POST", "order", $"symbol=BTCUSDT&side={side}&type=MARKET&quoteOrderQty={quantity}00"),
            2 or 3 => ("POST", "order", order + $"LIMIT&timeInForce=GTC&price={near}"),
            4 => ("POST", "order", order + $"LIMIT&timeInForce={(isSell ? "IOC" : "FOK")}&price={near}"),
            5 => ("POST", "order", order + $"STOP_LOSS&stopPrice={(isSell ? below : above)}"),
            6 => ("POST", "order", order + "TAKE_PROFIT&trailingDelta=30"),
            7 => ("POST", "orderList/oco", oco),
            8 => ("POST", "orderList/opoco", list),
            9 => ("POST", "orderList/otoco", list + "&pendingQuantity=" + quantity),
            10 => ("POST", "order/cancelReplace", order
                + $"LIMIT_MAKER&price={(isSell ? above : below)}&cancelReplaceMode=ALLOW_FAILURE"
                + $"&cancelOrderId={cancelled}"),
            _ => ("DELETE", "order", $"symbol=BTCUSDT&orderId={cancelled}"),
        };
    }

    private static string Text(decimal value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
