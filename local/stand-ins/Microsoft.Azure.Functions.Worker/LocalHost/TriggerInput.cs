namespace Breakwater.Local.Functions;

/// <summary>What a trigger hands to one invocation.</summary>
internal sealed record TriggerInput(object? Value)
{
    private static readonly Dictionary<string, object?> None = [];

    internal IReadOnlyDictionary<string, object?> BindingData { get; init; } = None;

    internal string? TraceParent { get; init; }

    internal int RetryCount { get; init; }

    internal int MaxRetryCount { get; init; }

    /// <summary>Puts the trigger's own objects into the context before the middleware sees it.</summary>
    internal Action<InvocationContext>? Prepare { get; init; }

    /// <summary>Runs inside the invocation when the pipeline came to its end.</summary>
    internal Func<InvocationContext, Task>? Finish { get; init; }
}
