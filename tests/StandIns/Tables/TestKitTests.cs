using System.Net.Sockets;
using Breakwater.TestKit.Local;

namespace Breakwater.StandIns.Tables.Tests;

public interface IExample<in T>
    where T : class, new()
{
    int? Limit { get; }

    TResult[] Find<TResult>(T key, Side side = Side.Buy, string text = "x", params int[] rest)
        where TResult : struct;
}

public sealed class TestKitTests
{
    [Fact]
    public async Task AzuriteProcess_Disposed_LeavesItsPort()
    {
        AzuriteProcess azurite = await AzuriteProcess.StartAsync();
        using (TcpClient open = new())
        {
            await open.ConnectAsync("127.0.0.1", azurite.TablePort);
        }

        await azurite.DisposeAsync();
        await azurite.DisposeAsync();

        using TcpClient closed = new();
        await Assert.ThrowsAnyAsync<SocketException>(() => closed.ConnectAsync("127.0.0.1", azurite.TablePort));
    }

    [Fact]
    public async Task NodeScript_MissingScript_ReportsExitCodeAndError()
    {
        NodeResult result = await NodeScript.RunAsync("tests/StandIns/Tables/none.mjs");

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("none.mjs", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void RepositoryRoot_HoldsTheSolution() =>
        Assert.True(File.Exists(RepositoryRoot.Combine("Serverless.sln")));

    [Fact]
    public void PublicApi_AnInterface_ReadsLikeItsSource()
    {
        IEnumerable<string> lines = PublicApi.Describe(typeof(IExample<>).Assembly)
            .Where(static line => line.Contains(".IExample<", StringComparison.Ordinal));

        Assert.Equal(
            [
                "Breakwater.StandIns.Tables.Tests.IExample<T> : interface where T : class, new()",
                "Breakwater.StandIns.Tables.Tests.IExample<T>.Find<TResult>(T key, "
                + "Breakwater.StandIns.Tables.Tests.Side side = Buy, string text = \"x\", params int[] rest) "
                + ": TResult[] where TResult : struct",
                "Breakwater.StandIns.Tables.Tests.IExample<T>.Limit : int? { get; }",
            ],
            lines);
    }
}
