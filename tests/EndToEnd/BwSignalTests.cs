using System.Diagnostics;
using Breakwater.TestKit.Local;

namespace Breakwater.EndToEnd.Tests;

/// <summary>A run that is told to stop stops, and takes everything it started with it.</summary>
[Collection(Collections.CommandLine)]
public sealed class BwSignalTests
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(15);

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("KILL")]
    public async Task Run_Signalled_LeavesNeitherProcessNorPort(string signal)
    {
        int port = FreePort.Next();
        await using Child bw = Bw.Run(port);
        Assert.True(await bw.UntilAsync(() => Bw.IsTaken(port), StartPatience, 100), bw.Words);
        int[] family = Bw.Descendants(bw.Id);
        Assert.True(family.Length >= 3, $"{family.Length} processes");
        long start = Stopwatch.GetTimestamp();
        await bw.SignalAsync(signal);
        int exitCode = await bw.ExitAsync(Prompt);
        while ((family.Any(Bw.IsAlive) || Bw.IsTaken(port)) && Stopwatch.GetElapsedTime(start) < Prompt)
        {
            await Task.Delay(100);
        }

        Assert.DoesNotContain(family, Bw.IsAlive);
        Assert.False(Bw.IsTaken(port));
        Assert.True(exitCode == 0 || signal == "KILL", $"exit code {exitCode}:\n{bw.Words}");
    }
}
