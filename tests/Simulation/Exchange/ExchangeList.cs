using Breakwater.Domain.Execution;

namespace Breakwater.Simulation.Exchange;

/// <summary>Orders that depend on each other.</summary>
public sealed class ExchangeList(ListKind kind, string clientListId)
{
    public ListKind Kind { get; } = kind;

    public string ClientListId { get; } = clientListId;

    /// <summary>The order that works while others wait; null for an OCO.</summary>
    public ExchangeOrder? Working { get; set; }

    public IList<ExchangeOrder> Exits { get; } = [];

    /// <summary>Whether the exits sell what was received and not what was asked for.</summary>
    public bool SellsProceeds => Kind is ListKind.Opo or ListKind.Opoco;
}
