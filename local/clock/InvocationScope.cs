namespace Breakwater.Local.Clock;

/// <summary>
/// Marks the code that runs inside one function invocation, so that the virtual clock knows whose waits may move
/// time.
/// </summary>
public sealed class InvocationScope : IDisposable
{
    private static readonly AsyncLocal<InvocationScope?> Ambient = new();
    private readonly InvocationScope? outer;
    private volatile bool ended;

    private InvocationScope(InvocationScope? outer) => this.outer = outer;

    /// <summary>The invocation that the calling code belongs to; null outside every invocation.</summary>
    public static InvocationScope? Current => Ambient.Value;

    /// <summary>True once the invocation is over: what it left behind may no longer move time.</summary>
    public bool Ended => ended;

    public static InvocationScope Enter()
    {
        InvocationScope scope = new(Ambient.Value);
        Ambient.Value = scope;
        return scope;
    }

    public void Dispose()
    {
        ended = true;
        Ambient.Value = outer;
    }
}
