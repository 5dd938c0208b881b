using System.Buffers;

namespace Binance.Net.Transport;

/// <summary>A whole response body in a rented buffer.</summary>
internal sealed class PooledBody : IDisposable
{
    private const int FirstSize = 64 * 1024;

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstSize);
    private int length;

    private PooledBody()
    {
    }

    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, length);

    public static async Task<PooledBody> ReadAsync(HttpContent content, CancellationToken ct)
    {
        PooledBody body = new();
        try
        {
            await body.FillAsync(content, ct);
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        byte[] rented = Interlocked.Exchange(ref buffer, []);
        length = 0;
        if (rented.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private async Task FillAsync(HttpContent content, CancellationToken ct)
    {
        await using Stream stream = await content.ReadAsStreamAsync(ct);
        int read;
        while ((read = await stream.ReadAsync(buffer.AsMemory(length), ct)) > 0)
        {
            length += read;
            if (length == buffer.Length)
            {
                Grow();
            }
        }
    }

    private void Grow()
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        Bytes.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
