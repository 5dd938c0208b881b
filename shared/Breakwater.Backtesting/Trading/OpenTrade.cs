using Breakwater.Domain.Execution;

namespace Breakwater.Backtesting.Trading;

/// <summary>A trade with what its orders lost to spread and slippage so far, quote currency.</summary>
internal readonly record struct OpenTrade(Trade Trade, decimal Friction);
