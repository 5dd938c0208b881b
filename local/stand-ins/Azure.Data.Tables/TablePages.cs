using System.Globalization;
using System.Runtime.CompilerServices;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>A query's pages, each fetched when it is asked for.</summary>
internal sealed class TablePages<T>(
    Func<HttpMessage> start,
    PageForm<T> form,
    TableTransport transport,
    int? maxPerPage,
    CancellationToken cancellationToken) : AsyncPageable<T>(cancellationToken)
{
    public override IAsyncEnumerable<Page<T>> AsPages(string continuationToken = null, int? pageSizeHint = null) =>
        Pages(continuationToken, pageSizeHint ?? maxPerPage, CancellationToken);

    private async IAsyncEnumerable<Page<T>> Pages(
        string continuation, int? pageSize, [EnumeratorCancellation] CancellationToken cancellation)
    {
        do
        {
            using HttpMessage message = start();
            RequestUriBuilder uri = message.Request.Uri;
            if (pageSize is int size)
            {
                uri.AppendQuery("$top", size.ToString(CultureInfo.InvariantCulture));
            }

            form.Resume(uri, continuation);
            Response response = await transport.SendAsync(message, cancellation);
            continuation = form.Continuation(response);
            yield return Page<T>.FromValues(form.Read(response.Content), continuation, response);
        }
        while (continuation is not null);
    }
}
