using Breakwater.Functions.Options;
using Breakwater.Pipeline.Engine;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Breakwater.Functions.Composition;

internal static class AddBotExtensions
{
    /// <summary>Which bot, under which rules, with whose money.</summary>
    public static FunctionsApplicationBuilder AddBot(this FunctionsApplicationBuilder builder)
    {
        IConfigurationSection section = builder.Configuration.GetSection(BotOptions.Section);
        builder.Services.AddOptions<BotOptions>().Bind(section);
        builder.Services.AddOptions<LiveOptions>().Bind(section);
        builder.Services.AddOptions<ExchangeOptions>()
            .Bind(builder.Configuration.GetSection(ExchangeOptions.Section));
        builder.Services.AddSingleton(SettingsOf);

        return builder;
    }

    private static BotSettings SettingsOf(IServiceProvider provider)
    {
        BotOptions bot = provider.GetRequiredService<IOptions<BotOptions>>().Value;
        LiveOptions live = provider.GetRequiredService<IOptions<LiveOptions>>().Value;
        ExchangeOptions exchange = provider.GetRequiredService<IOptions<ExchangeOptions>>().Value;
        ActivePreset preset = PresetFile.Load(PresetFile.Folder, bot.Preset);
        string from = live.EvidenceFrom is { Length: > 0 } other ? other : bot.Name;

        return new BotSettings(bot.Name, bot.Mode, preset, bot.PaperStartingBalance)
        {
            Venue = exchange.Environment is ExchangeOptions.Custom
                ? $"{exchange.Environment} {exchange.RestAddress?.Host}"
                : exchange.Environment,
            ProtectsInOneRequest = bot.ProtectsInOneRequest,
            Live = new LiveTerms(live.Capital, from, LiveSettingsCheck.WaiverOf(live.EvidenceWaived)),
        };
    }
}
