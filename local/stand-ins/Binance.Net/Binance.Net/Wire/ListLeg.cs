using Binance.Net.Enums;

namespace Binance.Net.Wire;

/// <summary>One order of a list; the name of each parameter begins with its place in it.</summary>
internal sealed record ListLeg(
    string Place,
    string? ClientOrderId,
    decimal? IcebergQuantity,
    decimal? Price,
    decimal? StopPrice,
    decimal? TrailingDelta,
    TimeInForce? TimeInForce,
    int? StrategyId,
    int? StrategyType)
{
    public void AddTo(WireQuery query) => query
        .Add($"{Place}ClientOrderId", ClientOrderId).Add($"{Place}IcebergQty", IcebergQuantity)
        .Add($"{Place}Price", Price).Add($"{Place}StopPrice", StopPrice)
        .Add($"{Place}TrailingDelta", TrailingDelta).AddEnum($"{Place}TimeInForce", TimeInForce)
        .Add($"{Place}StrategyId", StrategyId).Add($"{Place}StrategyType", StrategyType);
}
