namespace Breakwater.Local.Exchange.Accounts;

/// <summary>Parts of long lists whose ids and times only rise.</summary>
public static class Pages
{
    /// <summary>All items from the first that <paramref name="isReached"/>; after it, all must be.</summary>
    public static IEnumerable<T> From<T>(IReadOnlyList<T> items, Func<T, bool> isReached)
    {
        int low = 0;
        int high = items.Count;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            (low, high) = isReached(items[middle]) ? (low, middle) : (middle + 1, high);
        }

        for (int index = low; index < items.Count; index++)
        {
            yield return items[index];
        }
    }

    /// <summary>The last <paramref name="limit"/> wanted items, oldest first.</summary>
    public static IReadOnlyList<T> Last<T>(IReadOnlyList<T> items, int limit, Func<T, bool> isWanted)
    {
        List<T> last = [];
        for (int index = items.Count - 1; index >= 0 && last.Count < limit; index--)
        {
            if (isWanted(items[index]))
            {
                last.Add(items[index]);
            }
        }

        last.Reverse();
        return last;
    }
}
