using Breakwater.Domain.Markets;
using Breakwater.Domain.Risk;

namespace Breakwater.Domain.Execution;

/// <summary>Cuts an approved entry into slices that the order book can take.</summary>
public static class ExecutionPlanner
{
    /// <summary>The plan; null for an entry that is small enough to be one order.</summary>
    /// <remarks>
    /// As many slices as the quantity needs by what one order may take, within the least and the most; fewer where
    /// they would become too small for the venue. Their quantities differ by one lot step at most.
    /// </remarks>
    /// <param name="entry">What risk allowed, with <paramref name="context"/>.</param>
    /// <param name="stopPrice">The initial stop, quote currency.</param>
    /// <param name="context">What risk saw.</param>
    /// <param name="rules">Of risk and of execution.</param>
    /// <exception cref="ArgumentException">The book cannot take it: risk would have denied it.</exception>
    public static ExecutionPlan? Plan(
        EntryApproval entry, decimal stopPrice, RiskContext context, (DepthRules Depth, ExecutionRules Execution) rules)
    {
        decimal notional = entry.Quantity * entry.MaxPrice;
        if (!EntryDepth.IsAsked(notional, rules.Depth))
        {
            return null;
        }

        Instrument instrument = context.Instrument!;
        decimal allowed = EntryDepth.Allowed(context.Depth, entry.MaxPrice, (instrument, rules.Depth)) ?? 0m;
        if (!EntryDepth.IsTradable(instrument, allowed, stopPrice))
        {
            throw new ArgumentException($"The book takes {allowed} of {entry}.", nameof(context));
        }

        ExecutionRules by = rules.Execution;
        int count = Count(entry.Quantity, allowed, by);
        while (count > 1 && !EntryDepth.IsTradable(
            instrument, instrument.QuantityDown(Math.Min(entry.Quantity, count * allowed) / count), stopPrice))
        {
            count--;
        }

        decimal total = Math.Min(entry.Quantity, count * allowed);
        decimal shown = notional >= by.IcebergMinNotional ? by.IcebergShare : 1m;

        return new ExecutionPlan(
            Slices(instrument, total, count, Seconds(by.IntervalSeconds)),
            Math.Min(allowed, total),
            Pace(by, count),
            new SlicePricing(by.LimitOffsetBasisPoints, by.MaxPostOnlySpreadBasisPoints, shown),
            entry.Quantity - total,
            total < entry.Quantity ? PlanCut.MaxSlices : PlanCut.None);
    }

    private static int Count(decimal quantity, decimal allowed, ExecutionRules rules) =>
        (int)Math.Clamp(Math.Ceiling(quantity / allowed), rules.MinSlices, rules.MaxSlices);

    private static SlicePlan[] Slices(Instrument instrument, decimal total, int count, TimeSpan interval)
    {
        var slices = new SlicePlan[count];
        decimal before = 0m;
        for (int i = 0; i < count; i++)
        {
            // Cut from the whole, so that rounding never adds up.
            decimal until = i == count - 1 ? total : instrument.QuantityDown(total * (i + 1) / count);
            slices[i] = new SlicePlan(until - before, interval * i);
            before = until;
        }

        return slices;
    }

    private static SlicePace Pace(ExecutionRules rules, int count)
    {
        TimeSpan interval = Seconds(rules.IntervalSeconds);
        TimeSpan deadman = Seconds(rules.DeadmanSeconds);

        return new SlicePace(interval, deadman, count * (interval + deadman));
    }

    private static TimeSpan Seconds(decimal seconds) =>
        TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));
}
