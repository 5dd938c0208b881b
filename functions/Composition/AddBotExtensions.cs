using Breakwater.Functions.Options;
using Breakwater.Pipeline.Engine;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Breakwater.Functions.Composition;

internal static class AddBotExtensions
{
    /// <summary>Which bot, under which rules.</summary>
    public static FunctionsApplicationBuilder AddBot(this FunctionsApplicationBuilder builder)
    {
        builder.Services.AddOptions<BotOptions>()
            .Bind(builder.Configuration.GetSection(BotOptions.Section));
        builder.Services.AddSingleton(provider =>
        {
            BotOptions options = provider.GetRequiredService<IOptions<BotOptions>>().Value;
            ActivePreset preset = PresetFile.Load(PresetFile.Folder, options.Preset);

            return new BotSettings(options.Name, options.Mode, preset, options.PaperStartingBalance);
        });

        return builder;
    }
}
