using Breakwater.TestKit;

namespace Breakwater.Simulation.Time;

/// <summary>All that will happen, in virtual time, on one thread. What is due at once comes in drawn order.</summary>
public sealed class Timeline(DateTimeOffset start, Chance ties)
{
    private readonly PriorityQueue<Entry, Due> queue = new();
    private uint number;

    public VirtualClock Clock { get; } = new(start);

    public DateTimeOffset Now => Clock.Now;

    /// <summary>What waits for its time, timers left out.</summary>
    public int Pending { get; private set; }

    /// <summary>Does <paramref name="action"/> after a delay, unless its owner has died by then.</summary>
    public void After(TimeSpan delay, Action action, ILife? owner = null) =>
        Add(Now + delay, new Entry(action, owner, IsTimer: false));

    /// <summary>As <see cref="After"/>, for what repeats for ever: it does not count as pending.</summary>
    public void Every(DateTimeOffset time, Action action) => Add(time, new Entry(action, null, IsTimer: true));

    /// <summary>Moves on to the next thing and does it; false when nothing is left.</summary>
    public bool Step()
    {
        if (!queue.TryDequeue(out Entry entry, out Due due))
        {
            return false;
        }

        Clock.AdvanceTo(new DateTimeOffset(due.Ticks, TimeSpan.Zero));
        Pending -= entry.IsTimer ? 0 : 1;
        if (entry.Owner is null || entry.Owner.GoesOn())
        {
            entry.Action();
        }

        return true;
    }

    private void Add(DateTimeOffset time, Entry entry)
    {
        Pending += entry.IsTimer ? 0 : 1;
        queue.Enqueue(entry, new Due(Math.Max(time.UtcTicks, Now.UtcTicks), (uint)(ties.Next() >> 32), number++));
    }

    private readonly record struct Entry(Action Action, ILife? Owner, bool IsTimer);

    private readonly record struct Due(long Ticks, uint Tie, uint Number) : IComparable<Due>
    {
        public int CompareTo(Due other) => Ticks != other.Ticks
            ? Ticks.CompareTo(other.Ticks)
            : Tie != other.Tie ? Tie.CompareTo(other.Tie) : Number.CompareTo(other.Number);
    }
}

/// <summary>Whose deeds end with its death.</summary>
public interface ILife
{
    /// <summary>Whether what it began is still done.</summary>
    bool GoesOn();
}
