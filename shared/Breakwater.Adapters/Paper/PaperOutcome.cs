using Breakwater.Domain.Execution;

namespace Breakwater.Adapters.Paper;

/// <summary>What an order did.</summary>
/// <param name="Account">The account after it.</param>
/// <param name="Report">The answer.</param>
internal sealed record PaperOutcome(PaperAccount Account, OrderReport Report);
