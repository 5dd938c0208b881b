using Breakwater.Local.Cli.Output;

namespace Breakwater.Cli.Tests;

public sealed class ScreenTests
{
    [Fact]
    public async Task Between_WhileAStepIsUnderWay_IsWrittenBelowItsLine()
    {
        using StringWriter output = new();
        Screen screen = new(output, TimeProvider.System);

        await screen.StepAsync("Starting", () =>
        {
            screen.Between(() => screen.Line("first"));
            screen.Between(() => screen.Line("second"));

            return Task.CompletedTask;
        });
        screen.Between(() => screen.Line("third"));

        Assert.Matches(@"^- Starting \.\.\. done \(.*\)\s+first\s+second\s+third\s*$", output.ToString());
    }

    [Fact]
    public async Task Between_StepFails_IsWrittenAllTheSame()
    {
        using StringWriter output = new();
        Screen screen = new(output, TimeProvider.System);

        await Assert.ThrowsAsync<IOException>(() => screen.StepAsync("Starting", () =>
        {
            screen.Between(() => screen.Line("why"));

            throw new IOException("broken");
        }));

        Assert.Matches(@"failed \(.*\)\s+why\s*$", output.ToString());
    }
}
