using Azure.Messaging.ServiceBus.Local;

namespace Breakwater.StandIns.ServiceBus.Tests;

public sealed class PropertyTextTests
{
    public static TheoryData<object> Values =>
    [
        "", "a:b\u0000\u00e9", true, false, (byte)255, (sbyte)-128, ':', short.MinValue, ushort.MaxValue, int.MinValue,
        uint.MaxValue, long.MinValue, ulong.MaxValue, float.MaxValue, double.Epsilon, 0.1, double.NaN,
        79228162514264.337593m,
        new Guid("11112222-3333-4444-5555-666677778888"), new Uri("relative/path", UriKind.Relative),
        new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc).AddTicks(1),
        new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(9)).AddTicks(1), TimeSpan.MinValue,
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public void Decode_WhatWasEncoded_SameValueOfTheSameType(object value)
    {
        object decoded = PropertyText.Decode(PropertyText.Encode("p", value));

        Assert.Equal(value.GetType(), decoded.GetType());
        Assert.Equal(value, decoded);
    }

    [Fact]
    public void Decode_Null_StaysNull() => Assert.Null(PropertyText.Decode(PropertyText.Encode("p", null)));
}
