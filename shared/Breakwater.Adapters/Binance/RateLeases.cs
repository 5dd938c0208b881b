namespace Breakwater.Adapters.Binance;

/// <summary>What this instance has taken ahead and not used yet.</summary>
/// <remarks>What was taken out of the reserve can be used by exits only.</remarks>
internal sealed class RateLeases
{
    private readonly Dictionary<(string Pool, long Index), (int Open, int Exit)> held = [];

    /// <summary>How much is missing for a charge; 0 when nothing is.</summary>
    public int Missing(RateCharge charge, bool isExit)
    {
        (int open, int exit) = held.GetValueOrDefault((charge.Pool.Name, charge.Index));

        return Math.Max(0, charge.Amount - open - (isExit ? exit : 0));
    }

    /// <summary>Uses what is held, if it is enough for all charges.</summary>
    public bool TryTake(IReadOnlyList<RateCharge> charges, bool isExit)
    {
        if (charges.Any(charge => Missing(charge, isExit) > 0))
        {
            return false;
        }

        foreach (RateCharge charge in charges)
        {
            (int open, int exit) = held.GetValueOrDefault((charge.Pool.Name, charge.Index));
            int fromOpen = Math.Min(open, charge.Amount);
            held[(charge.Pool.Name, charge.Index)] = (open - fromOpen, exit - (charge.Amount - fromOpen));
        }

        return true;
    }

    /// <summary>Takes over what was granted, and forgets older intervals of the pool.</summary>
    public void Add(RateCharge granted, bool isExit)
    {
        (string, long) key = (granted.Pool.Name, granted.Index);
        (int open, int exit) = held.GetValueOrDefault(key);
        held[key] = isExit ? (open, exit + granted.Amount) : (open + granted.Amount, exit);
        foreach ((string Pool, long Index) old in held.Keys
            .Where(other => other.Pool == granted.Pool.Name && other.Index < granted.Index - 1)
            .ToArray())
        {
            held.Remove(old);
        }
    }
}
