using Breakwater.TestKit.Local;

namespace Breakwater.Cli.Tests.Costing;

public sealed class CostCommandTests
{
    [Fact]
    public async Task Cost_ByDefault_PricesTheMeasuredDayAndSaysWhatIsAssumed()
    {
        Bw answer = await Bw.RunAsync("cost");

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("1 bot, 100 symbols, 5m candles", answer.Output, StringComparison.Ordinal);
        Assert.Contains("Measured: a run of 24 simulated hours", answer.Output, StringComparison.Ordinal);
        Assert.Contains("Assumed: ", answer.Output, StringComparison.Ordinal);
        Assert.Contains("Prices are list prices in USD", answer.Output, StringComparison.Ordinal);
    }

    /// <summary>The tables of DEPLOY.md are what the commands above them print now.</summary>
    [Theory]
    [InlineData("cost --bots 1 --symbols 100 --candle 5 --markdown")]
    [InlineData("cost --bots 10 --symbols 400 --candle 1 --markdown")]
    public async Task DeployPage_HasTheTableThatIsPrinted(string command)
    {
        string page = await File.ReadAllTextAsync(RepositoryRoot.Combine("docs/DEPLOY.md"));
        Bw answer = await Bw.RunAsync(command.Split(' '));

        Assert.Contains($"<!-- ./bw {command} -->\n\n{answer.Output}", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--bots", "0")]
    [InlineData("--candle", "five")]
    [InlineData("--always-ready", "5")]
    public async Task Cost_OptionOutOfRange_IsRefused(string option, string value)
    {
        Bw answer = await Bw.RunAsync("cost", option, value);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains($"{option} '{value}'", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{ \"errors\": [\"no\"] }")]
    [InlineData("not json")]
    public async Task Cost_OfWhatIsNoRun_IsRefused(string text)
    {
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, text);
        Bw answer = await Bw.RunAsync("cost", "--day", file);
        File.Delete(file);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("is no summary of a run", answer.Error, StringComparison.Ordinal);
    }
}
