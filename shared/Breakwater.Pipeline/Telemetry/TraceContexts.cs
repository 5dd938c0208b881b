using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Breakwater.Pipeline.Messages;

namespace Breakwater.Pipeline.Telemetry;

/// <summary>W3C trace contexts that are pure functions of correlation and cause.</summary>
/// <remarks>
/// The trace is the correlation and the parent span is the cause, both hashed. So an outbox row needs no column for
/// it, the relay sends the context that the first attempt would have sent, a message that is delivered again continues
/// the same trace, and nothing in a handler draws a random number.
/// </remarks>
public static class TraceContexts
{
    /// <summary>The header and property name of <see cref="HeaderOf"/> (W3C Trace Context, level 1).</summary>
    public const string Header = "traceparent";

    /// <summary>The trace that everything with this correlation is part of: 32 lower-case hex digits.</summary>
    public static ActivityTraceId TraceOf(string correlationId) =>
        ActivityTraceId.CreateFromBytes(Hash(correlationId).AsSpan(0, 16));

    /// <summary>The context in which what <paramref name="causationId"/> led to is handled; always sampled.</summary>
    public static ActivityContext Of(string correlationId, string causationId) => new(
        TraceOf(correlationId),
        ActivitySpanId.CreateFromBytes(Hash(causationId).AsSpan(0, 8)),
        ActivityTraceFlags.Recorded,
        isRemote: true);

    /// <summary>A message's context as <see cref="Header"/> writes it.</summary>
    public static string HeaderOf(Envelope message)
    {
        ActivityContext context = Of(message.CorrelationId, message.CausationId);

        return $"00-{context.TraceId}-{context.SpanId}-01";
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
