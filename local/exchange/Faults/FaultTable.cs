namespace Breakwater.Local.Exchange.Faults;

/// <summary>The faults that hold now.</summary>
public sealed class FaultTable
{
    private readonly Lock gate = new();
    private readonly List<Fault> faults = [];
    private long lastId;

    public long NextId() => Interlocked.Increment(ref lastId);

    public void Add(Fault fault)
    {
        lock (gate)
        {
            faults.Add(fault);
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            faults.Clear();
        }
    }

    public IReadOnlyList<Fault> All()
    {
        lock (gate)
        {
            return [.. faults];
        }
    }

    /// <summary>The fault that befalls this request's answer, if any; it is counted.</summary>
    public Fault? TakeForAnswer(string method, string path, string? symbol, long now) => Take(fault =>
        fault.IsOfAnswers && Concerns(fault, symbol, now)
        && (fault.Method is null || fault.Method == method)
        && path.StartsWith(fault.Path, StringComparison.Ordinal));

    /// <summary>The fault that befalls a new order, if any; it is counted.</summary>
    public Fault? TakeForOrder(FaultKind kind, string symbol, long now) =>
        Take(fault => fault.Kind == kind && Concerns(fault, symbol, now));

    /// <summary>Whether the symbol does not trade, for now or for good.</summary>
    public bool IsHalted(string symbol, long now) =>
        Holds(FaultKind.Halt, symbol, now) || Holds(FaultKind.Delist, symbol, now);

    public bool IsMaintenance(long now) => Holds(FaultKind.Maintenance, null, now);

    private static bool Concerns(Fault fault, string? symbol, long now) =>
        now < fault.Until && fault.Count is not 0 && (fault.Symbol is null || fault.Symbol == symbol);

    private bool Holds(FaultKind kind, string? symbol, long now)
    {
        lock (gate)
        {
            return faults.Exists(fault => fault.Kind == kind && Concerns(fault, symbol, now));
        }
    }

    private Fault? Take(Predicate<Fault> concerns)
    {
        lock (gate)
        {
            Fault? fault = faults.Find(concerns);
            if (fault is not null)
            {
                fault.Happened++;
                fault.Count--;
            }

            return fault;
        }
    }
}
