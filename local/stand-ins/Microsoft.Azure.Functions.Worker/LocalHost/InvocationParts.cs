using System.Collections;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Local.Functions;

internal sealed class InvocationBinding(IReadOnlyDictionary<string, object?> data) : BindingContext
{
    public override IReadOnlyDictionary<string, object?> BindingData { get; } = data;
}

internal sealed class InvocationRetry(int count, int most) : RetryContext
{
    public override int RetryCount { get; } = count;

    public override int MaxRetryCount { get; } = most;
}

internal sealed class InvocationTrace(string? parent, string invocationId) : TraceContext
{
    public override string TraceParent { get; } =
        parent ?? Make(invocationId.Replace("-", "", StringComparison.Ordinal));

    public override string TraceState => "";

    private static string Make(string id) => $"00-{id}-{id[..16]}-01";
}

internal sealed class InvocationFeatures : IInvocationFeatures
{
    private readonly Dictionary<Type, object> features = [];

    public void Set<T>(T instance) => features[typeof(T)] = instance!;

    public T? Get<T>() => features.TryGetValue(typeof(T), out object? found) ? (T)found : default;

    public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => features.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
