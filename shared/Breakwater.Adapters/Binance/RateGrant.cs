namespace Breakwater.Adapters.Binance;

/// <summary>What an instance takes ahead out of the shared row for one request.</summary>
/// <param name="Row">The row after it; unchanged when it is denied.</param>
/// <param name="Leased">What was taken.</param>
/// <param name="Denial">Why nothing was.</param>
internal sealed record RateGrant(RateRow Row, IReadOnlyList<RateCharge> Leased, RateDenial? Denial)
{
    // The nearer to the limit, the less is taken ahead: little is stranded with who does not need it.
    private const int PartOfRest = 8;
    private const int ExitsPart = 3;

    /// <summary>Decides on what <paramref name="leases"/> lacks for <paramref name="charges"/>.</summary>
    public static RateGrant For(RateRow row, IReadOnlyList<RateCharge> charges, RateLeases leases, RateShare share)
    {
        RateRow next = row;
        List<RateCharge> leased = [];
        foreach (RateCharge charge in charges)
        {
            int missing = leases.Missing(charge, share.IsExit);
            int left = share.Of(charge.Pool.Limit) - row.Granted(charge.Pool, charge.Index);
            if (missing > left)
            {
                string reason = $"all {share.Of(charge.Pool.Limit)} of {charge.Pool.Name} are taken";

                return new RateGrant(row, [], new RateDenial(reason, charge.Pool.EndOf(charge.Index)));
            }

            if (missing > 0)
            {
                int chunk = Math.Min(left / PartOfRest, charge.Pool.ChunkMax / (share.IsExit ? ExitsPart : 1));
                RateCharge lease = charge with { Amount = Math.Max(missing, chunk) };
                next = next.Grant(lease.Pool, lease.Index, lease.Amount);
                leased.Add(lease);
            }
        }

        return new RateGrant(next, leased, null);
    }
}
