using Breakwater.Local.Cli;
using Breakwater.Local.Cli.Run;

namespace Breakwater.Cli.Tests;

public sealed class DurationTests
{
    [Theory]
    [InlineData("90s", 90)]
    [InlineData("10m", 600)]
    [InlineData("1h30m", 5400)]
    [InlineData("2d", 172800)]
    [InlineData("45", 45)]
    [InlineData("1.5s", 1.5)]
    [InlineData(" 5m ", 300)]
    public void Parse_AsUsersWrite_IsThatLong(string text, double seconds) =>
        Assert.Equal(seconds, Durations.Parse(text).TotalSeconds);

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("0s")]
    [InlineData("-5m")]
    [InlineData("5x")]
    [InlineData("m5")]
    [InlineData("30m1h")]
    [InlineData("1:30")]
    [InlineData("366d")]
    [InlineData("999999999d")]
    [InlineData("99999999999999999999s")]
    [InlineData("1,5s")]
    public void Parse_SomethingElse_IsRefusedInOneLine(string text)
    {
        CliException refusal = Assert.Throws<CliException>(() => Durations.Parse(text));
        Assert.Equal(2, refusal.ExitCode);
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.Contains($"'{text}'", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-03-01", "2025-03-01T00:00:00Z")]
    [InlineData("2025-03-01T12:30", "2025-03-01T12:30:00Z")]
    [InlineData("2025-03-01T12:30:15Z", "2025-03-01T12:30:15Z")]
    [InlineData("2025-03-01T12:30:15.250Z", "2025-03-01T12:30:15.25Z")]
    public void Instant_AsUsersWrite_IsUtc(string text, string written) =>
        Assert.Equal(written, Instants.Write(Instants.Parse("--from", text)));

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2025-13-01")]
    [InlineData("01/03/2025")]
    [InlineData("2025-03-01T12:30:00+02:00")]
    public void Instant_SomethingElse_IsRefusedNamingTheOption(string text) => Assert.StartsWith(
        "--until '", Assert.Throws<CliException>(() => Instants.Parse("--until", text)).Message,
        StringComparison.Ordinal);
}
