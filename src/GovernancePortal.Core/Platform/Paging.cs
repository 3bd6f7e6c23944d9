using System.Buffers.Text;
using System.Text;

namespace GovernancePortal.Core.Platform;

/// <summary>One page of a list and the opaque cursors of its neighbours.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next, string? Previous)
{
    public static Page<T> Empty { get; } = new([], null, null);
}

/// <summary>
/// A place in a sorted list: the sort value and id of the row beside it, and the direction of travel. Opaque to the
/// browser; a cursor that cannot be read means the first page.
/// </summary>
public sealed record Cursor(string? Key, Guid Id, bool Backward)
{
    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Json.Write(this)));

    public static Cursor? Read(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > 1000)
        {
            return null;
        }
        try
        {
            return Json.Read<Cursor?>(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)));
        }
        catch (Exception e) when (e is FormatException or System.Text.Json.JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// Turns the size + 1 rows that a keyset query fetched into a page. <paramref name="key"/> gives the sort value as
    /// the query wrote it.
    /// </summary>
    public static Page<T> PageOf<T>(List<T> rows, int size, Cursor? at, Func<T, string?> key, Func<T, Guid> id)
    {
        var more = rows.Count > size;
        if (more)
        {
            rows.RemoveAt(size);
        }
        var backward = at?.Backward == true;
        if (backward)
        {
            rows.Reverse();
        }
        if (rows.Count == 0)
        {
            return Page<T>.Empty;
        }
        var hasNext = backward || more;
        var hasPrevious = backward ? more : at is not null;
        var (first, last) = (rows[0], rows[^1]);
        return new Page<T>(rows,
            hasNext ? new Cursor(key(last), id(last), false).ToString() : null,
            hasPrevious ? new Cursor(key(first), id(first), true).ToString() : null);
    }
}
