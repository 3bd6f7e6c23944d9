using System.Globalization;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Systems;

/// <summary>How the ledger's values are called: codes and sections by their names, for pages, forms, history and export.</summary>
public sealed class SystemWords(CodeBook codes, IReadOnlyList<OwnerChoice> owners, DateOnly today, IStringLocalizer<Texts> texts, Formats formats)
{
    public CodeBook Codes => codes;

    private static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    public string Code(string list, string? code) => code is null ? texts["Format.None"] : codes.Name(list, code);

    /// <summary>What the office says a code means, in the reader's language.</summary>
    public string? Meaning(string list, string? code) =>
        codes.Find(list, code) is { } entry ? English ? entry.DescriptionEn ?? entry.DescriptionJa : entry.DescriptionJa : null;

    /// <summary>What is offered today, and the row's own code although it is no longer offered.</summary>
    public IReadOnlyList<SelectListItem> Choices(string list, string? chosen = null)
    {
        var offered = codes.Choices(list, today);
        var all = chosen is null || offered.Any(c => c.Code == chosen) || codes.Find(list, chosen) is not { } gone ? offered : [.. offered, gone];
        return [.. all.Select(c => new SelectListItem(c.Name(CultureInfo.CurrentUICulture), c.Code, c.Code == chosen))];
    }

    public IReadOnlyList<SelectListItem> Bureaus(Guid? chosen) =>
        [.. owners.DistinctBy(o => o.BureauId).Select(o => new SelectListItem(BureauName(o), o.BureauId.ToString(), o.BureauId == chosen))];

    /// <summary>Sections under their bureaus, only those of <paramref name="among"/> when given.</summary>
    public IReadOnlyList<SelectListItem> Sections(Guid? chosen, Func<Guid, bool>? among = null)
    {
        var groups = owners.DistinctBy(o => o.BureauId).ToDictionary(o => o.BureauId, o => new SelectListGroup { Name = BureauName(o) });
        return [.. owners.Where(o => among?.Invoke(o.SectionId) != false).Select(o => new SelectListItem(SectionName(o), o.SectionId.ToString(), o.SectionId == chosen) { Group = groups[o.BureauId] })];
    }

    public string? BureauName(Guid id) => owners.FirstOrDefault(o => o.BureauId == id) is { } owner ? BureauName(owner) : null;

    public string? SectionName(Guid id) => owners.FirstOrDefault(o => o.SectionId == id) is { } owner ? SectionName(owner) : null;

    /// <summary>Bureau and section of an owner in the reader's language, with the language they are written in; those of a former section as the row has them.</summary>
    public (string Bureau, string Section, string? Lang) Owner(Guid sectionId, string bureau, string section) =>
        owners.FirstOrDefault(o => o.SectionId == sectionId) is { } owner && (!English || (owner.SectionEn is not null && owner.BureauEn is not null))
            ? (BureauName(owner), SectionName(owner), null)
            : (bureau, section, "ja");

    /// <summary>A value of a row or part as words; null where there is none.</summary>
    public string? Show(LedgerColumn column, object? value) => value switch
    {
        null or "" => null,
        string code when column.Kind == LedgerKind.Code => codes.Name(column.List!, code),
        string text => text,
        Enum choice => texts[choice.GetType().Name + "." + choice],
        bool yes => texts[yes ? "Form.Yes" : "Form.No"],
        long yen => formats.Exact(yen),
        int number => formats.Number(number),
        DateOnly day => formats.Day(day),
        FiscalYear year => formats.Year(year),
        Guid section => SectionName(section) ?? texts["Systems.FormerSection"],
        _ => Convert.ToString(value, CultureInfo.CurrentCulture),
    };

    /// <summary>A value of the Trail as words: it was written as text and is read as its column says.</summary>
    public string Value(string field, string stored)
    {
        if (ColumnOf(field) is not { } column)
        {
            return field.EndsWith("On", StringComparison.Ordinal) && Day(stored) is { } other ? formats.Day(other) : stored;
        }
        object? value = column.Kind switch
        {
            LedgerKind.Choice => Enum.TryParse(column.Choices!, stored, out var choice) ? choice : null,
            LedgerKind.YesNo => stored == bool.TrueString,
            LedgerKind.Yen => long.TryParse(stored, CultureInfo.InvariantCulture, out var yen) ? yen : null,
            LedgerKind.Whole => int.TryParse(stored, CultureInfo.InvariantCulture, out var number) ? number : null,
            LedgerKind.Day => Day(stored),
            LedgerKind.Year => FiscalYear.TryParse(stored, out var year) ? year : null,
            LedgerKind.Section => Guid.TryParse(stored, out var id) ? id : null,
            LedgerKind.Text or LedgerKind.LongText or LedgerKind.Kana or LedgerKind.Code or LedgerKind.Systems => stored,
        };
        // A masked value is no value of its column.
        return Show(column, value) ?? stored;
    }

    /// <summary>What is offered for a column today, with the row's own value.</summary>
    public IReadOnlyList<SelectListItem>? ChoicesOf(LedgerColumn column, object? chosen, Func<Guid, bool>? sections = null) => column.Kind switch
    {
        LedgerKind.Code => Choices(column.List!, chosen as string),
        LedgerKind.Section => Sections(chosen as Guid?, sections),
        LedgerKind.Choice => [.. Enum.GetNames(column.Choices!).Select(name => new SelectListItem(texts[column.Choices!.Name + "." + name], name, name == chosen?.ToString()))],
        LedgerKind.YesNo => [new SelectListItem(texts["Form.Yes"], "true", chosen is true), new SelectListItem(texts["Form.No"], "false", chosen is false)],
        LedgerKind.Text or LedgerKind.LongText or LedgerKind.Kana or LedgerKind.Whole or LedgerKind.Yen or LedgerKind.Day or LedgerKind.Year or LedgerKind.Systems => null,
    };

    // "InformationSystem.Summary", "SystemServer.Name": the entity says which table of columns.
    private static LedgerColumn? ColumnOf(string field)
    {
        var dot = field.IndexOf('.', StringComparison.Ordinal);
        var (entity, name) = dot < 0 ? (nameof(InformationSystem), field) : (field[..dot], field[(dot + 1)..]);
        return entity == nameof(InformationSystem) ? SystemColumns.Find(name) : SystemPartTables.All.FirstOrDefault(t => t.Entity.Name == entity)?.Columns.FirstOrDefault(c => c.Name == name);
    }

    private static DateOnly? Day(string stored) => DateOnly.TryParseExact(stored, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static Tone ToneOf(Lifecycle lifecycle) => lifecycle switch
    {
        Lifecycle.Concept or Lifecycle.Requirements or Lifecycle.Development => Tone.Calm,
        Lifecycle.InOperation => Tone.Good,
        Lifecycle.Suspended or Lifecycle.ToBeRetired => Tone.Caution,
        Lifecycle.Retired => Tone.Off,
    };

    private static string SectionName(OwnerChoice owner) => English ? owner.SectionEn ?? owner.Section : owner.Section;

    private static string BureauName(OwnerChoice owner) => English ? owner.BureauEn ?? owner.Bureau : owner.Bureau;
}

/// <summary>Reads what the words are made of: two cached lists.</summary>
public sealed class SystemWordsSource(CodeQueries codes, SystemQueries systems, IStringLocalizer<Texts> texts, Formats formats)
{
    public async Task<SystemWords> ReadAsync(DateOnly today, CancellationToken ct) =>
        new(await codes.BookAsync(ct), await systems.OwnersAsync(today, ct), today, texts, formats);
}
