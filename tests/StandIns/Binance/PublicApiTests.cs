using Binance.Net.Clients;
using Breakwater.TestKit.Local;

namespace Breakwater.StandIns.Binance.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void Assembly_PublicApi_IsTheListedOne() =>
        PublicApi.AssertMatches(typeof(BinanceRestClient).Assembly, "local/stand-ins/Binance.Net/api.txt");
}
