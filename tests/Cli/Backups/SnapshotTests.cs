using Azure;
using Azure.Data.Tables;
using Breakwater.Domain.Engine;
using Breakwater.Local.Cli;
using Breakwater.Local.Cli.Backups;
using Breakwater.Pipeline.Storage;
using Breakwater.TestKit.Local;

namespace Breakwater.Cli.Tests.Backups;

/// <summary>A bot whose rows change while they are read.</summary>
public sealed class SnapshotTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task Take_BotThatComesToRest_HoldsTheLastState(int changes)
    {
        string bot = $"restless-{changes}";
        RestlessAccount service = await FilledAsync(bot, changes);
        Backup backup = await Snapshot.TakeAsync(new BotTables(service, bot), Now, CancellationToken.None);
        BackupRow ledger = backup.Rows.Single(row => row.Key == Places.PortfolioKey);

        Assert.Equal(changes == 0 ? StoredBot.LongText : $"{changes}", RowColumns.Read(ledger.Columns));
        Assert.DoesNotContain(backup.Rows, row => row.Key == Places.HeartbeatKey);
    }

    [Fact]
    public async Task Take_BotThatNeverRests_IsRefused()
    {
        const string Bot = "restless";
        RestlessAccount service = await FilledAsync(Bot, int.MaxValue);

        CliException refused = await Assert.ThrowsAsync<CliException>(
            () => Snapshot.TakeAsync(new BotTables(service, Bot), Now, CancellationToken.None));

        Assert.Contains("changed at each of 5 looks; pause the bot", refused.Message, StringComparison.Ordinal);
    }

    private async Task<RestlessAccount> FilledAsync(string bot, int changes)
    {
        StoredBot stored = new(azurite.ConnectionString, bot);
        await stored.FillAsync(new BotControl());

        return new RestlessAccount(azurite.ConnectionString, bot, changes);
    }

    /// <summary>Changes the ledger each time the trades are about to be read, so many times.</summary>
    private sealed class RestlessAccount : TableServiceClient
    {
        private readonly string connection;
        private readonly string bot;
        private readonly int changes;
        private int done;

        public RestlessAccount(string connection, string bot, int changes)
            : base(connection) => (this.connection, this.bot, this.changes) = (connection, bot, changes);

        public override TableClient GetTableClient(string tableName) =>
            tableName == Places.TradingTable && done < changes
                ? new RestlessTable(connection, new TableEntity(bot, Places.PortfolioKey) { ["Data"] = $"{++done}" })
                : base.GetTableClient(tableName);
    }

    private sealed class RestlessTable(string connection, TableEntity changed)
        : TableClient(connection, Places.TradingTable)
    {
        public override AsyncPageable<T> QueryAsync<T>(
            string filter = null!,
            int? maxPerPage = null,
            IEnumerable<string> select = null!,
            CancellationToken cancellationToken = default)
        {
            UpsertEntityAsync(changed, TableUpdateMode.Replace, cancellationToken).GetAwaiter().GetResult();

            return base.QueryAsync<T>(filter, maxPerPage, select, cancellationToken);
        }
    }
}
