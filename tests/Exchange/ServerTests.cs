using System.Net;
using System.Text.Json;
using Breakwater.Local.Exchange;

namespace Breakwater.Exchange.Tests;

public sealed class ServerTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("exchange-server-").FullName;
    private readonly HttpClient client = new();

    public ServerTests() => File.WriteAllText(
        Path.Combine(folder, "BTCUSDT-1h.csv"),
        string.Concat(Enumerable.Range(0, 100).Select(index =>
            FormattableString.Invariant($"{1_740_960_000_000 + (index * 3_600_000L)},100,101,99,100.5,10\n"))));

    public void Dispose()
    {
        client.Dispose();
        Directory.Delete(folder, true);
    }

    [Fact]
    public async Task Start_FreePort_AnswersOverHttp()
    {
        await using ExchangeServer server = await StartAsync(0);
        string text = await client.GetStringAsync(new Uri(server.Address, "/api/v3/klines?symbol=BTCUSDT&interval=2h"));
        Assert.Equal(26, JsonDocument.Parse(text).RootElement.GetArrayLength());
        using StringContent body = new(FormattableString.Invariant($"{{\"now\":{server.Clock.Until}}}"));
        using HttpResponseMessage moved = await client.PutAsync(new Uri(server.Address, "/sim/clock"), body);
        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
        Assert.Equal(server.Clock.Until, server.Clock.Now);
    }

    [Fact]
    public async Task Start_PortInUse_NamesThePort()
    {
        await using ExchangeServer server = await StartAsync(0);
        int port = server.Address.Port;
        StartupException problem = await Assert.ThrowsAsync<StartupException>(() => StartAsync(port));
        Assert.StartsWith($"port {port} is in use", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_RealTime_ClockRunsAndCannotBeSet()
    {
        ExchangeSettings settings = new() { ReplayFolder = folder, RunsInRealTime = true };
        await using ExchangeServer server = await ExchangeServer.StartAsync(settings, TimeProvider.System);
        await Task.Delay(30, TestContext.Current.CancellationToken);
        Assert.InRange(server.Clock.Now, server.Clock.From + 1, server.Clock.From + 60_000);
        using StringContent body = new(FormattableString.Invariant($"{{\"now\":{server.Clock.Until}}}"));
        using HttpResponseMessage refused = await client.PutAsync(new Uri(server.Address, "/sim/clock"), body);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
    }

    [Theory]
    [InlineData("--from", "yesterday")]
    [InlineData("--from", "3/4/2025")]
    [InlineData("--port", "70000")]
    [InlineData("--port", "x")]
    [InlineData("--history-days", "-1")]
    [InlineData("--clock", "lunar")]
    [InlineData("--unknown", "1")]
    public async Task Options_BadValue_ExitCodeOneWithoutRunning(string option, string value)
    {
        bool ran = false;
        int code = await new ProgramOptions().InvokeAsync([option, value], _ => Task.FromResult(ran ? 0 : RunNow()));
        Assert.Equal((1, false), (code, ran));

        int RunNow()
        {
            ran = true;
            return 0;
        }
    }

    [Fact]
    public async Task Options_AllGiven_AreRead()
    {
        ExchangeSettings? read = null;
        string[] arguments =
        [
            "--port", "81", "--replay", folder, "--from", "2025-03-04", "--until", "2025-03-05T12:30:00Z",
            "--history-days", "3", "--seed", "9", "--no-limits", "--clock", "system",
        ];
        Assert.Equal(0, await new ProgramOptions().InvokeAsync(arguments, settings =>
        {
            read = settings;
            return Task.FromResult(0);
        }));
        Assert.Equal(
            new ExchangeSettings
            {
                Port = 81,
                ReplayFolder = folder,
                From = new DateTimeOffset(2025, 3, 4, 0, 0, 0, TimeSpan.Zero),
                Until = new DateTimeOffset(2025, 3, 5, 12, 30, 0, TimeSpan.Zero),
                HistoryDays = 3,
                Seed = 9,
                NoLimits = true,
                RunsInRealTime = true,
            },
            read);
    }

    private Task<ExchangeServer> StartAsync(int port) => ExchangeServer.StartAsync(
        new ExchangeSettings { ReplayFolder = folder, Port = port }, TimeProvider.System);
}
