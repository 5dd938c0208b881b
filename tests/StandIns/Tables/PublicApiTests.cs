using Azure.Data.Tables;
using Breakwater.TestKit.Local;

namespace Breakwater.StandIns.Tables.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void PublicApi_OfTheStandIn_IsTheListBesideIt() =>
        PublicApi.AssertMatches(typeof(TableClient).Assembly, "local/stand-ins/Azure.Data.Tables/api.txt");
}
