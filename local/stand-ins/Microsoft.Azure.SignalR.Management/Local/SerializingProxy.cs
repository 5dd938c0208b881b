using System.Text.Json;
using Microsoft.AspNetCore.SignalR;

namespace Microsoft.Azure.SignalR.Management.Local;

/// <summary>Fixes what goes over the wire at the moment of sending.</summary>
internal sealed class SerializingProxy(IClientProxy inner, PayloadWriter writer) : IClientProxy
{
    public Task SendCoreAsync(string method, object?[] args, CancellationToken cancellationToken = default)
    {
        JsonElement[] written = [.. args.Select(writer.Write)];
        PushMessages.Count(method, written);
        return inner.SendCoreAsync(method, [.. written.Select(one => (object?)one)], cancellationToken);
    }
}
