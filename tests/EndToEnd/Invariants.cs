using System.Text.Json;

namespace Breakwater.EndToEnd.Tests;

/// <summary>What must be true of the stored rows of a bot that has nothing left to do.</summary>
internal sealed class Invariants(StoredRows rows)
{
    private readonly JsonElement[] trades = rows.Trades();

    private readonly JsonElement account = rows.One("Paper", "account").Data;

    public void Demand()
    {
        // What the journal is still to be told waits for the next relay.
        Assert.Empty(rows.Rows.SelectMany(table => table.Value)
            .Where(row => row.Key.Contains("outbox", StringComparison.OrdinalIgnoreCase)
                && !row.Key.StartsWith("outbox:journal:", StringComparison.Ordinal)).Select(row => row.Key));
        OneOrderEach();
        OneFillEach();
        OneStopEach();
        ReservationsMatch();
        NothingContradicts();
    }

    // Each order we named is at the venue once; the venue knows no other.
    private void OneOrderEach()
    {
        JsonElement[] sent = [.. Legs().Where(leg => State(leg) is not ("Intent" or "Rejected"))];
        string[] ours = [.. sent.Select(Id).Order(StringComparer.Ordinal)];
        string[] theirs =
        [
            .. rows.Of("Paper", "order:")
                .Where(row => row.Data.GetProperty("status").GetString() != "Rejected")
                .Select(row => row.Key["order:".Length..])
                .Union(Resting().Select(Id)).Order(StringComparer.Ordinal),
        ];
        Assert.Equal(ours.Distinct(), ours);
        Assert.Equal(theirs, ours);
        Assert.All(trades, trade => Assert.Single(
            trade.GetProperty("legs").EnumerateArray(), leg => leg.GetProperty("kind").GetString() == "Entry"));
        Assert.DoesNotContain(sent, leg => State(leg) is "Submitted" or "Unknown");
    }

    // The venue numbers its fills, so a fill of an order sent twice would be a number that no leg has.
    private void OneFillEach()
    {
        long next = account.GetProperty("nextTradeId").GetInt64();
        long[] fills =
        [
            .. Legs().SelectMany(leg => leg.GetProperty("fills").EnumerateArray())
                .Select(fill => fill.GetProperty("tradeId").GetInt64()).Order(),
        ];
        Assert.Equal(Enumerable.Range(1, (int)next - 1).Select(number => (long)number), fills);
    }

    private void OneStopEach()
    {
        string[] open = [.. Running().Where(trade => Status(trade) == "Open").Select(Symbol).Order()];
        Assert.Equal(open, Resting().Select(Symbol).Order());
        foreach (JsonElement trade in Running().Where(trade => Status(trade) == "Open"))
        {
            JsonElement stop = Assert.Single(Resting(), stop => Symbol(stop) == Symbol(trade));
            Assert.Equal(Sellable(trade), stop.GetProperty("quantity").GetDecimal());
        }
    }

    private void ReservationsMatch()
    {
        JsonElement ledger = rows.One("Trading", "portfolio").Data;
        string?[] reserved =
        [
            .. ledger.GetProperty("reservations").EnumerateArray()
                .Select(reservation => reservation.GetProperty("tradeId").GetString()).Order(),
        ];
        Assert.Equal(Running().Select(trade => trade.GetProperty("id").GetString()).Order(), reserved);
        Assert.Equal(
            trades.Count(trade => Status(trade) == "Closed"), ledger.GetProperty("closedTrades").GetInt32());
    }

    // An ended trade is in History as it ended, whatever still lies in Trading.
    private void NothingContradicts()
    {
        string?[] archived = [.. rows.Archived.Select(row => row.Data.GetProperty("id").GetString()).Order()];
        Assert.Equal(archived.Distinct(), archived);
        Assert.Equal(
            trades.Where(trade => Status(trade) is "Closed").Select(trade => trade.GetProperty("id").GetString())
                .Order(),
            rows.Archived.Where(row => Status(row.Data) is "Closed")
                .Select(row => row.Data.GetProperty("id").GetString()).Order());
        Assert.NotEqual("Error", rows.One("Engine", "engine").Data.GetProperty("state").GetString());
    }

    private IEnumerable<JsonElement> Running() => trades.Where(trade => Status(trade) is "Entering" or "Open");

    private IEnumerable<JsonElement> Legs() =>
        trades.SelectMany(trade => trade.GetProperty("legs").EnumerateArray());

    private JsonElement[] Resting() => [.. account.GetProperty("orders").EnumerateArray()];

    private static decimal Sellable(JsonElement trade)
    {
        JsonElement instrument = trade.GetProperty("instrument");
        string asset = instrument.GetProperty("baseAsset").GetString()!;
        decimal held = 0m;
        foreach (JsonElement leg in trade.GetProperty("legs").EnumerateArray())
        {
            decimal sign = leg.GetProperty("kind").GetString() == "Entry" ? 1m : -1m;
            foreach (JsonElement fill in leg.GetProperty("fills").EnumerateArray())
            {
                held += sign * fill.GetProperty("quantity").GetDecimal();
                held -= fill.GetProperty("commissionAsset").GetString() == asset
                    ? fill.GetProperty("commission").GetDecimal()
                    : 0m;
            }
        }

        decimal step = instrument.GetProperty("lotStep").GetDecimal();
        return Math.Floor(held / step) * step;
    }

    private static string? State(JsonElement leg) =>
        leg.TryGetProperty("state", out JsonElement state) ? state.GetString() : "Intent";

    private static string Status(JsonElement trade) => trade.GetProperty("status").GetString()!;

    private static string Symbol(JsonElement row) => row.TryGetProperty("symbol", out JsonElement symbol)
        ? symbol.GetString()!
        : row.GetProperty("instrument").GetProperty("symbol").GetString()!;

    private static string Id(JsonElement row) => row.GetProperty("clientOrderId").GetString()!;
}
