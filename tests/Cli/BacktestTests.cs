using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Breakwater.Cli.Tests;

public sealed class BacktestTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bw-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("backtest")]
    [InlineData("backtest", "--data", ".", "--equity", "0")]
    [InlineData("backtest", "--data", ".", "--equity", "lots")]
    [InlineData("backtest", "--data", ".", "--from", "yesterday")]
    [InlineData("backtest", "--data", ".", "--from", "2025-03-02", "--until", "2025-03-01")]
    public async Task Arguments_WithoutSense_AreRefusedInOneLine(params string[] arguments)
    {
        Bw answer = await Bw.RunAsync(arguments);

        Assert.Equal(2, answer.ExitCode);
        Assert.Matches("^error: [^\n]+\n$", answer.Error.ReplaceLineEndings("\n"));
        Assert.Empty(answer.Output);
    }

    [Fact]
    public async Task Inputs_ThatAreMissing_AreNamed()
    {
        await WriteAsync("AUSDT-5m.csv", 10);

        Assert.Contains("no such folder", await ErrorAsync("--data", "no-such-folder"), StringComparison.Ordinal);
        Assert.Contains("--symbols BUSDT", await ErrorAsync("--symbols", "AUSDT,BUSDT"), StringComparison.Ordinal);
        Assert.Contains("there are breakout_v1", await ErrorAsync("--preset", "nothing"), StringComparison.Ordinal);
        File.Delete(Path.Combine(folder, "AUSDT-5m.csv"));
        Assert.Contains("no candle files in it", await ErrorAsync(), StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder, "AUSDT-5m.csv"), "1735689600000,1,2,x,1,0\n");
        Assert.Contains("AUSDT-5m.csv: line 1: low 'x'", await ErrorAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backtest_AsJson_PrintsTheReportAndNothingElse()
    {
        await WriteAsync("AUSDT-5m.csv", 1_000);
        await WriteAsync("BUSDT-5m.csv", 900);
        string markdown = Path.Combine(folder, "report.md");
        Bw answer = await Bw.RunAsync("backtest", "--data", folder, "--json", "--markdown", markdown);
        using JsonDocument json = JsonDocument.Parse(answer.Output);

        Assert.Equal(0, answer.ExitCode);
        Assert.StartsWith("breakout_v1@", json.RootElement.GetProperty("preset").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, json.RootElement.GetProperty("symbols").GetArrayLength());
        Assert.StartsWith("# Back-test of breakout_v1@", await File.ReadAllTextAsync(markdown));
    }

    [Fact]
    public async Task Backtest_AllPresets_IsOneRowEach()
    {
        await WriteAsync("AUSDT-5m.csv", 1_000);
        Bw answer = await Bw.RunAsync("backtest", "--data", folder, "--all-presets");

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("breakout_v1@", answer.Output, StringComparison.Ordinal);
    }

    private async Task<string> ErrorAsync(params string[] arguments)
    {
        Bw answer = await Bw.RunAsync(
            ["backtest", .. arguments.Contains("--data") ? [] : new[] { "--data", folder }, .. arguments]);
        Assert.Equal(1, answer.ExitCode);

        return answer.Error;
    }

    private Task WriteAsync(string name, int candles)
    {
        StringBuilder text = new("openTimeMs,open,high,low,close,volume\n");
        for (int i = 0; i < candles; i++)
        {
            decimal price = 100m + (i % 17 * 0.1m);
            text.Append(CultureInfo.InvariantCulture, $"{1735689600000 + (i * 300_000L)},{price},{price + 1m},");
            text.Append(CultureInfo.InvariantCulture, $"{price - 1m},{price + 0.1m},{100 + (i % 7)}\n");
        }

        return File.WriteAllTextAsync(Path.Combine(folder, name), text.ToString());
    }
}
