using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables;

/// <summary>Signs each try with Shared Key Lite: the date and the resource's path as it goes over the wire.</summary>
internal sealed class SharedKeyPolicy(TableSharedKeyCredential credential) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        // The service refuses dates far from the real time, so this is never the process's simulated clock.
        string date = TimeProvider.System.GetUtcNow().ToString("r", CultureInfo.InvariantCulture);
        Request request = message.Request;
        string signature = credential.Sign($"{date}\n/{credential.AccountName}{request.Uri.ToUri().AbsolutePath}");
        request.Headers.SetValue("x-ms-date", date);
        request.Headers.SetValue(
            HttpHeader.Names.Authorization, $"SharedKeyLite {credential.AccountName}:{signature}");
    }
}
