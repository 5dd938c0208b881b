namespace Breakwater.Cli.Tests;

public sealed class DiagnoseTests
{
    [Theory]
    [InlineData("1", 1, "Nothing runs on port 1: ./run starts it.")]
    [InlineData("many", 2, "--port")]
    public async Task Diagnose_NothingToAsk_SaysSoInOneLine(string port, int exitCode, string words)
    {
        Bw answer = await Bw.RunAsync("diagnose", "--port", port);

        Assert.Equal(exitCode, answer.ExitCode);
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
        Assert.Matches("^error: [^\n]+\n$", answer.Error.ReplaceLineEndings("\n"));
        Assert.Empty(answer.Output);
    }
}
