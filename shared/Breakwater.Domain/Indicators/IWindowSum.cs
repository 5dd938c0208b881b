namespace Breakwater.Domain.Indicators;

/// <summary>What a window keeps of its values: anything of which two neighbouring parts make the whole.</summary>
internal interface IWindowSum<TSelf, TValue>
    where TSelf : struct, IWindowSum<TSelf, TValue>
{
    /// <summary>The sum of no value.</summary>
    static abstract TSelf Empty { get; }

    static abstract TSelf Join(TSelf older, TSelf newer);

    /// <summary>This and one more value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="anchor">A value of the same window: differences from it stay small.</param>
    /// <param name="offset">Where the value lies: 0 is the first after the anchor, -1 the anchor.</param>
    TSelf With(TValue value, TValue anchor, int offset);
}
