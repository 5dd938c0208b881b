using Breakwater.Pipeline;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Positions;
using Breakwater.Pipeline.Reports;
using Breakwater.Pipeline.Risk;
using Breakwater.Pipeline.Scanning;
using Breakwater.Pipeline.Signals;
using Breakwater.Pipeline.Storage;
using Breakwater.Pipeline.Telemetry;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Breakwater.Functions.Composition;

internal static class AddPipelineExtensions
{
    /// <summary>
    /// The handlers, in the order of the flow. They keep no state, so one of each serves all invocations.
    /// </summary>
    public static FunctionsApplicationBuilder AddPipeline(this FunctionsApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton<Committer>()
            .AddSingleton<EventLog>()
            .AddSingleton<AlertDesk>()
            .AddSingleton<EngineDesk>()
            .AddSingleton<PresetDesk>()
            .AddSingleton<PresetSwitch>()
            .AddSingleton<TradeBook>()
            .AddSingleton<TradeEventRows>()
            .AddSingleton<TradeArchive>()
            .AddSingleton<TradeLedger>()
            .AddSingleton<EntryDesk>()
            .AddSingleton<WakeUps>()
            .AddSingleton<LateOrders>()
            .AddSingleton<TakenLots>()
            .AddSingleton<LotComparison>()
            .AddSingleton<UnlistedTrades>()
            .AddSingleton<ForeignOrders>()
            .AddSingleton<IncidentDesk>()
            .AddSingleton<GuardHandler>()
            .AddSingleton<BootWatch>()
            .AddSingleton<CancelOrdersHandler>()
            .AddSingleton<ClosePositionHandler>()
            .AddSingleton<ScanInputs>()
            .AddSingleton<LastScan>()
            .AddSingleton<RiskInputs>()
            .AddSingleton<ScanSchedulerHandler>()
            .AddSingleton<ScanMarketHandler>()
            .AddSingleton<DetectBreakoutHandler>()
            .AddSingleton<AssessRiskHandler>()
            .AddSingleton<CarryOnTradeHandler>()
            .AddSingleton<ManagePositionsHandler>()
            .AddSingleton<ReconcileHandler>()
            .AddSingleton<HeartbeatHandler>()
            .AddSingleton<OutboxRelayHandler>()
            .AddSingleton<RowQuarantine>()
            .AddSingleton<CommandHandler>()
            .AddSingleton<DeadLetterDesk>()
            .AddSingleton<AccountCheck>()
            .AddSingleton<LiveLedger>()
            .AddSingleton<LiveCheck>()
            .AddSingleton<BootHandler>()
            .AddSingleton<FlattenHandler>()
            .AddSingleton<BotReports>()
            .AddSingleton<TradeStories>()
            .AddSingleton<RiskReports>()
            .AddSingleton<MarketReports>()
            .AddSingleton<ExchangeTest>()
            .AddSingleton<AccountReport>()
            .AddSingleton<Invocations>()
            .AddSingleton<TradingCycle>()
            .AddHostedService<EagerStart>()
            .AddHostedService<StartNotice>();

        return builder;
    }
}
