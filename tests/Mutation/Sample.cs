namespace Breakwater.Mutation;

/// <summary>A part of all mutants that is the same for the same seed.</summary>
internal static class Sample
{
    /// <summary>So many of <paramref name="all"/>, or all of them, in an order that follows from the seed.</summary>
    public static IEnumerable<Mutant> Of(IReadOnlyList<Mutant> all, int count, int seed)
    {
        ulong state = unchecked((ulong)(uint)seed * 0x9E3779B97F4A7C15UL) | 1UL;
        Mutant[] order = [.. all];
        for (int i = order.Length - 1; i > 0; i--)
        {
            // xorshift64*: chance that comes from the seed alone.
            state ^= state >> 12;
            state ^= state << 25;
            state ^= state >> 27;
            int other = (int)(unchecked(state * 0x2545F4914F6CDD1DUL) % (ulong)(i + 1));
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order.Take(count);
    }
}
