using Microsoft.AspNetCore.SignalR;

namespace Microsoft.Azure.SignalR.Management.Local;

/// <summary>Fixes what goes over the wire at the moment of sending.</summary>
internal sealed class SerializingProxy(IClientProxy inner, PayloadWriter writer) : IClientProxy
{
    public Task SendCoreAsync(string method, object?[] args, CancellationToken cancellationToken = default) =>
        inner.SendCoreAsync(method, [.. args.Select(argument => (object?)writer.Write(argument))], cancellationToken);
}
