using Breakwater.Domain.Execution;
using Breakwater.Simulation.Outside;

namespace Breakwater.Simulation.Invariants;

/// <summary>
/// Whether a process looks at the operator's control between storing the intent of a purchase and sending it: only then
/// does a kill that came meanwhile hold for it.
/// </summary>
public sealed class LastLook(Site site)
{
    private readonly Dictionary<int, int> looks = [];
    private readonly Dictionary<string, int> intents = [];
    private int moments;

    /// <summary>A process was told the control.</summary>
    public void Looked(Instance instance) => looks[instance.Number] = ++moments;

    /// <summary>A trade was stored.</summary>
    public void Stored(Trade? before, Trade after)
    {
        foreach (Leg leg in after.Legs.Where(leg => leg is { IsPurchase: true, State: LegState.Submitted }))
        {
            bool isNew = before?.Legs.Any(old => old.Name == leg.Name && old.SentAt == leg.SentAt) is not true;
            if (isNew)
            {
                intents[leg.ClientOrderId] = ++moments;
            }
        }
    }

    /// <summary>A process is about to send a purchase.</summary>
    public void Sending(Instance instance, string clientOrderId)
    {
        if (intents.TryGetValue(clientOrderId, out int intent) && looks.GetValueOrDefault(instance.Number) < intent)
        {
            site.Break(Law.NoEntryAfterStop, $"{clientOrderId} is sent without a look at the control after its intent");
        }
    }
}
