using Breakwater.Domain.Markets;

namespace Breakwater.Adapters.Paper;

/// <summary>Takes quantity from one side of a book, best price first.</summary>
internal static class BookWalk
{
    /// <summary>The parts that fill, in order; less than asked for when the levels within the limit run out.</summary>
    /// <param name="levels">Best price first.</param>
    /// <param name="quantity">Base currency wanted.</param>
    /// <param name="isWithin">Whether a price may still be taken.</param>
    public static IReadOnlyList<BookLevel> Take(
        IReadOnlyList<BookLevel> levels, decimal quantity, Func<decimal, bool> isWithin)
    {
        var parts = new List<BookLevel>();
        decimal wanted = quantity;
        foreach (BookLevel level in levels.TakeWhile(level => wanted > 0m && isWithin(level.Price)))
        {
            decimal part = Math.Min(wanted, level.Quantity);
            if (part > 0m)
            {
                parts.Add(new BookLevel(level.Price, part));
                wanted -= part;
            }
        }

        return parts;
    }
}
