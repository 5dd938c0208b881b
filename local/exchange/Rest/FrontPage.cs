using System.Text;
using Breakwater.Local.Exchange.Accounts;
using Breakwater.Local.Exchange.Market;

namespace Breakwater.Local.Exchange.Rest;

/// <summary>What a person sees who opens the address.</summary>
public static class FrontPage
{
    public static byte[] Text(VenueMarket market, VirtualClock clock) => Encoding.UTF8.GetBytes(
        $"""
        Breakwater exchange simulator: Binance-compatible spot REST, no real money, no real exchange.

        market   {market.Origin}, {market.Symbols.Count} symbols
        now      {RunWindow.Text(clock.Now)}
        run      {RunWindow.Text(clock.From)} .. {RunWindow.Text(clock.Until)}

        /api/v3/exchangeInfo  /api/v3/ticker/24hr
        /api/v3/klines?symbol=BTCUSDT&interval=1h  /api/v3/depth?symbol=BTCUSDT
        /sim/status  /sim/clock (PUT moves the time)

        Trading needs a key. This one is for everybody:
        owns     {AccountBook.DefaultAmount} {AccountBook.DefaultAsset}
        key      {AccountBook.DefaultKey}
        secret   {AccountBook.DefaultSecret}
        /sim/account  PUT sets a key (apiKey, secret or publicKey), balances, rates, rights, reset
        /sim/faults   POST makes something go wrong (kind, count, forMs, ...), GET lists, DELETE ends all

        """);
}
