using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace GovernancePortal.Core.Platform.Codes;

/// <summary>One choice as shown: the language is chosen by <see cref="CodeBook.Name"/>, Japanese standing in for missing English.</summary>
public sealed record CodeEntry(string List, string Code, string NameJa, string? NameEn, string? DescriptionJa, string? DescriptionEn, int Order, DateOnly ValidFrom, DateOnly? ValidTo)
{
    /// <summary>The name in the language asked for; when English is missing the Japanese one, to be marked lang=ja.</summary>
    public string Name(CultureInfo culture) => culture.TwoLetterISOLanguageName == "ja" ? NameJa : NameEn ?? NameJa;

    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

/// <summary>All code lists at once, read in one query and kept for half a minute.</summary>
public sealed class CodeBook(IReadOnlyList<CodeEntry> entries)
{
    private readonly ILookup<string, CodeEntry> byList = entries.OrderBy(e => e.Order).ThenBy(e => e.Code, StringComparer.Ordinal).ToLookup(e => e.List);

    public IReadOnlyList<CodeEntry> Choices(string list, DateOnly day) => [.. byList[list].Where(e => e.IsValidOn(day))];

    public CodeEntry? Find(string list, string? code) => code is null ? null : byList[list].Where(e => e.Code == code).MaxBy(e => e.ValidFrom);

    /// <summary>The name of a stored code, also of one that is no longer offered; the code itself when it is unknown.</summary>
    public string Name(string list, string? code) => Find(list, code)?.Name(CultureInfo.CurrentUICulture) ?? code ?? "";

    public bool IsOffered(string list, string? code, DateOnly day) => code is not null && byList[list].Any(e => e.Code == code && e.IsValidOn(day));
}

public sealed class CodeQueries(PortalDb db, IMemoryCache cache)
{
    private const string Key = "code-book";

    public async Task<CodeBook> BookAsync(CancellationToken ct = default) =>
        await cache.GetOrCreateAsync(db.CacheKey(Key), async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(30);
            return new CodeBook(await db.Set<CodeItem>().AsNoTracking()
                .Select(x => new CodeEntry(x.List, x.Code, x.NameJa, x.NameEn, x.DescriptionJa, x.DescriptionEn, x.Order, x.ValidFrom, x.ValidTo))
                .ToListAsync(ct));
        }) ?? throw new InvalidOperationException("The code book was not read.");

    public void Forget() => cache.Remove(db.CacheKey(Key));
}
