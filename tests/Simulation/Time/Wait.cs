using System.Runtime.CompilerServices;

namespace Breakwater.Simulation.Time;

/// <summary>Awaiting it puts what follows on the timeline; if its owner is dead by then, it never follows.</summary>
public readonly record struct Wait(Timeline Timeline, TimeSpan Delay, ILife Owner) : ICriticalNotifyCompletion
{
    public bool IsCompleted => false;

    public Wait GetAwaiter() => this;

    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    public void UnsafeOnCompleted(Action continuation) => Timeline.After(Delay, continuation, Owner);

    public void GetResult()
    {
    }
}
