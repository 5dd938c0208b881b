using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Local.Functions;

internal sealed class InvocationContext(FunctionEntry function, TriggerInput input, string id) : FunctionContext
{
    public override string InvocationId { get; } = id;

    public override string FunctionId => Function.Id;

    public override TraceContext TraceContext { get; } = new InvocationTrace(input.TraceParent, id);

    public override BindingContext BindingContext { get; } = new InvocationBinding(input.BindingData);

    public override RetryContext RetryContext { get; } = new InvocationRetry(input.RetryCount, input.MaxRetryCount);

    public override IServiceProvider InstanceServices { get; set; } = null!;

    public override FunctionDefinition FunctionDefinition => Function;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features { get; } = new InvocationFeatures();

    public override CancellationToken CancellationToken => Cancellation;

    internal FunctionEntry Function { get; } = function;

    internal object? TriggerValue { get; } = input.Value;

    internal CancellationToken Cancellation { get; init; }

    /// <summary>What the function returned; null for void.</summary>
    internal object? Result { get; set; }
}
