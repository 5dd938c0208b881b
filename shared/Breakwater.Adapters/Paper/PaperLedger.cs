using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Adapters.Paper;

/// <summary>The paper account and what became of its orders, as rows.</summary>
internal sealed class PaperLedger(PaperTerms terms, IStateStore store)
{
    private const string AccountKey = "account";
    private const string OrderPrefix = "order:";

    public async Task<Stored<PaperAccount>> LoadAsync(CancellationToken cancellationToken)
    {
        Row? row = await store.FindAsync(terms.Partition, AccountKey, cancellationToken);

        return row?.Read<PaperAccount>()
            ?? new Stored<PaperAccount>(AccountKey, PaperAccount.Opened(terms.QuoteAsset, terms.StartBalance), null);
    }

    /// <summary>What became of an order that does not rest; null when there was none.</summary>
    public async Task<OrderReport?> EndedAsync(string clientOrderId, CancellationToken cancellationToken)
    {
        Row? row = await store.FindAsync(terms.Partition, OrderPrefix + clientOrderId, cancellationToken);

        return row?.Read<OrderReport>().Value;
    }

    /// <summary>Changes the account by what it then is; returns what was done, nothing for no change.</summary>
    public async Task<IReadOnlyList<PaperOutcome>> ChangeAsync(
        Func<PaperAccount, IReadOnlyList<PaperOutcome>> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            Stored<PaperAccount> account = await LoadAsync(cancellationToken);
            IReadOnlyList<PaperOutcome> outcomes = change(account.Value);

            // A refused order never was one: it leaves no row, least of all in the place of an earlier order's.
            if (outcomes.All(outcome => outcome.Report.Status is OrderStatus.Rejected))
            {
                return outcomes;
            }

            // Account and answers in one commit: what was answered has happened, also after a crash.
            Changes changes = new Changes(terms.Partition).Put(account, outcomes[^1].Account);
            foreach (PaperOutcome outcome in outcomes.Where(outcome => outcome.Report.Status is not OrderStatus.Open))
            {
                changes.Upsert(OrderPrefix + outcome.Report.ClientOrderId, outcome.Report);
            }

            if (await store.CommitAsync(terms.Partition, changes.Writes, cancellationToken))
            {
                return outcomes;
            }
        }
    }
}
