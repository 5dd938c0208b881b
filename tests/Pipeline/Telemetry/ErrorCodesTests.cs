using Breakwater.Pipeline.Telemetry;

namespace Breakwater.Pipeline.Tests.Telemetry;

public sealed class ErrorCodesTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("KillSwitch", "KillSwitch")]
    [InlineData("stop-reached", "stop-reached")]
    [InlineData("target-2", "target-2")]
    [InlineData("-2010 Account has insufficient balance for requested action.", "-2010")]
    [InlineData("The venue said -1003: Too many requests.", "-1003")]
    [InlineData("Account has insufficient balance for requested action.", ErrorCodes.Other)]
    [InlineData("a1b2c3d4", ErrorCodes.Other)]
    [InlineData("bw-teyf353mtz6jy3hvhmgp3-e1", ErrorCodes.Other)]
    [InlineData("filled 12", ErrorCodes.Other)]
    [InlineData("AWordThatIsLongerThanAnyCodeThatAnybodyWouldEverChoose", ErrorCodes.Other)]
    public void Of_Reason_IsOneOfFew(string? reason, string? code) => Assert.Equal(code, ErrorCodes.Of(reason));

    [Fact]
    public void BoundedTag_MoreThanItHolds_ShareOne()
    {
        BoundedTag tag = new(2);

        Assert.Equal(
            ["A", "B", ErrorCodes.Other, "A", ErrorCodes.Other],
            new[] { "A", "B", "C", "A", "D" }.Select(tag.Of));
    }
}
