using Breakwater.Pipeline.Ports;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Azure.SignalR.Management;
using Microsoft.Extensions.Logging;

namespace Breakwater.Adapters.SignalR;

/// <summary>
/// Pushes through Azure SignalR. A push that fails is logged and forgotten: the stored state is the truth.
/// </summary>
public sealed partial class SignalRPushChannel(PushHub hub, ILogger<SignalRPushChannel> logger) : IPushChannel
{
    /// <inheritdoc />
    public async Task PublishAsync(PushKind kind, object payload, CancellationToken cancellationToken)
    {
        try
        {
            ServiceHubContext context = await hub.ContextAsync(cancellationToken);
            await context.Clients.All.SendAsync(NameOf(kind), payload, cancellationToken);
        }
        catch (Exception failure) when (!IsGivenUp(failure, cancellationToken))
        {
            LogFailure(kind, failure.Message);
        }
    }

    // The official client throws kinds of its own that share nothing but Exception.
    private static bool IsGivenUp(Exception failure, CancellationToken cancellationToken) =>
        failure is OperationCanceledException && cancellationToken.IsCancellationRequested;

    private static string NameOf(PushKind kind) => kind switch
    {
        PushKind.Heartbeat => "HEARTBEAT",
        PushKind.EngineUpdate => "ENGINE_UPDATE",
        PushKind.OrderUpdate => "ORDER_UPDATE",
        PushKind.PositionUpdate => "POSITION_UPDATE",
        PushKind.Signal => "SIGNAL",
        PushKind.RiskAlert => "RISK_ALERT",
        PushKind.None => throw new ArgumentOutOfRangeException(nameof(kind)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Push of {Kind} failed: {Reason}")]
    private partial void LogFailure(PushKind kind, string reason);
}
