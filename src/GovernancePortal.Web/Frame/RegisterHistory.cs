using System.Globalization;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Terminals;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Frame;

/// <summary>The history of a record of a plain register in words: sections and codes by name, days as people write them.</summary>
public sealed class RegisterHistory(TrailQueries trail, PeopleQueries people, CodeQueries codes, IStringLocalizer<Texts> texts, Formats formats)
{
    private const int Most = 50;

    private static readonly Dictionary<string, string> Lists = new(StringComparer.Ordinal)
    {
        ["TerminalGroup.TerminalClass"] = TerminalCodes.Class, ["TerminalGroup.AfterLease"] = TerminalCodes.AfterLease, ["HeldLicence.Metric"] = SystemCodes.LicenceMetric,
    };

    public async Task<TrailView> OfAsync(TrailSubject subject, CancellationToken ct)
    {
        var lines = await trail.OfAsync(subject, showRestricted: false, Most, ct);
        var ids = lines.SelectMany(l => l.Changes).SelectMany(c => new[] { c.Before, c.After }).Select(v => Guid.TryParse(v, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).ToHashSet();
        var names = ids.Count == 0 ? new Dictionary<Guid, string>() : await people.NamesAsync(ids, ct);
        var book = await codes.BookAsync(ct);
        return new TrailView(lines, (field, value) => Words(field, value, names, book));
    }

    private string Words(string field, string value, IReadOnlyDictionary<Guid, string> names, CodeBook book) =>
        Lists.TryGetValue(field, out var list) ? book.Name(list, value)
        : Guid.TryParse(value, out var id) ? names.GetValueOrDefault(id, value)
        : DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? formats.Day(day)
        : bool.TryParse(value, out var yes) ? texts[yes ? "Form.Yes" : "Form.No"]
        : field.EndsWith(".Fy", StringComparison.Ordinal) && FiscalYear.TryParse(value, out var year) ? formats.Year(year)
        : value;
}
