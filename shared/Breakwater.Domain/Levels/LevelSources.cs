namespace Breakwater.Domain.Levels;

/// <summary>The prices of one series that may be levels.</summary>
internal static class LevelSources
{
    public static List<LevelCandidate> Of(LevelGround ground)
    {
        List<LevelCandidate> candidates = new(ground.Series.Count / 2);
        if (ground.Wants(LevelKind.SwingHigh))
        {
            foreach (int peak in ground.Peaks)
            {
                candidates.Add(LevelCandidate.High(ground.Series, peak, LevelKind.SwingHigh));
            }
        }

        if (ground.Wants(LevelKind.Donchian))
        {
            AddDonchian(candidates, ground);
        }

        if (ground.Wants(LevelKind.HighVolume))
        {
            AddHighVolume(candidates, ground);
        }

        RoundNumbers.Add(candidates, ground);

        return candidates;
    }

    // The candle that is to break it is not in the series, so this is the channel shifted by one.
    private static void AddDonchian(List<LevelCandidate> candidates, LevelGround ground)
    {
        ReadOnlySpan<double> highs = ground.Series.Highs;
        int peak = highs.Length - ground.Rules.DonchianPeriod;
        if (peak < 0)
        {
            return;
        }

        for (int i = peak + 1; i < highs.Length; i++)
        {
            peak = highs[i] > highs[peak] ? i : peak;
        }

        candidates.Add(LevelCandidate.High(ground.Series, peak, LevelKind.Donchian));
    }

    private static void AddHighVolume(List<LevelCandidate> candidates, LevelGround ground)
    {
        ReadOnlySpan<double> volumes = ground.Series.Volumes;
        int wanted = (int)decimal.Ceiling(ground.Rules.HighVolumeShare * volumes.Length);
        if (wanted == 0)
        {
            return;
        }

        double least = NthLargest(volumes, wanted);
        int equals = wanted;
        foreach (double volume in volumes)
        {
            equals -= volume > least ? 1 : 0;
        }

        // Of equal volumes the newest count.
        for (int i = volumes.Length - 1; i >= 0; i--)
        {
            if (volumes[i] > 0.0 && (volumes[i] > least || (volumes[i] == least && equals-- > 0)))
            {
                candidates.Add(LevelCandidate.High(ground.Series, i, LevelKind.HighVolume));
            }
        }
    }

    // Hoare's selection: a sort would take most of the time of all levels.
    private static double NthLargest(ReadOnlySpan<double> values, int n)
    {
        double[] work = values.ToArray();
        int left = 0;
        int right = work.Length - 1;
        while (left < right)
        {
            double pivot = work[left + ((right - left) / 2)];
            int up = left;
            int down = right;
            while (up <= down)
            {
                while (work[up] > pivot)
                {
                    up++;
                }

                while (work[down] < pivot)
                {
                    down--;
                }

                if (up <= down)
                {
                    (work[up], work[down]) = (work[down], work[up]);
                    up++;
                    down--;
                }
            }

            if (n - 1 <= down)
            {
                right = down;
            }
            else if (n - 1 >= up)
            {
                left = up;
            }
            else
            {
                break;
            }
        }

        return work[n - 1];
    }
}
