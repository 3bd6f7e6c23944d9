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

    /// <summary>A value of the Trail, or of a form, as words.</summary>
    public string Value(string field, string stored) => field[(field.IndexOf('.', StringComparison.Ordinal) + 1)..] switch
    {
        nameof(SystemInput.Lifecycle) => texts["Lifecycle." + stored],
        nameof(SystemInput.Criticality) => texts["Criticality." + stored],
        nameof(SystemInput.OwnerSectionId) => Guid.TryParse(stored, out var id) ? SectionName(id) ?? texts["Systems.FormerSection"] : stored,
        nameof(SystemInput.DeliveryForm) => codes.Name(SystemCodes.DeliveryForm, stored),
        nameof(SystemInput.Hosting) => codes.Name(SystemCodes.Hosting, stored),
        nameof(SystemInput.Sharing) => codes.Name(SystemCodes.Sharing, stored),
        nameof(SystemInput.Segment) => codes.Name(SystemCodes.Segment, stored),
        nameof(SystemInput.Confidentiality) => codes.Name(SystemCodes.Confidentiality, stored),
        nameof(SystemInput.ContractMethod) => codes.Name(SystemCodes.ContractMethod, stored),
        nameof(SystemInput.HandlesMyNumber) => texts[stored == bool.TrueString ? "Form.Yes" : "Form.No"],
        nameof(SystemInput.ContractAmountYen) or nameof(SystemInput.AnnualCostYen) => long.TryParse(stored, CultureInfo.InvariantCulture, out var yen) ? formats.Exact(yen) : stored,
        nameof(SystemInput.NextRenewalFy) => FiscalYear.TryParse(stored, out var year) ? formats.Year(year) : stored,
        nameof(SystemInput.ContractFrom) or nameof(SystemInput.ContractTo) or nameof(InformationSystem.ConfirmedOn) =>
            DateOnly.TryParseExact(stored, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? formats.Day(day) : stored,
        _ => stored,
    };

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
