using System.Globalization;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Web.Frame;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration;

/// <summary>The history of a person, section or bureau in words: ids as names, days and roles as people write them.</summary>
public sealed class PeopleHistory(TrailQueries trail, PeopleQueries people, IStringLocalizer<Texts> texts, Formats formats)
{
    private const int Most = 50;

    public async Task<TrailView> OfAsync(TrailSubject subject, CancellationToken ct)
    {
        var lines = await trail.OfAsync(subject, showRestricted: false, Most, ct);
        var ids = lines.SelectMany(l => l.Changes).SelectMany(c => new[] { c.Before, c.After }).Select(v => Guid.TryParse(v, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).ToHashSet();
        var names = await people.NamesAsync(ids, ct);
        return new TrailView(lines, (field, value) => Words(field, value, names));
    }

    private string Words(string field, string value, IReadOnlyDictionary<Guid, string> names)
    {
        if (Guid.TryParse(value, out var id))
        {
            return names.GetValueOrDefault(id, value);
        }
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return formats.Day(day);
        }
        return field switch
        {
            "Membership.Role" or "StandIn.Role" when Enum.TryParse<Role>(value, out var role) => formats.Name(role),
            "Bureau.Body" when Enum.TryParse<ExecutiveBody>(value, out var body) => formats.Name(body),
            _ when bool.TryParse(value, out var yes) => texts[yes ? "Form.Yes" : "Form.No"],
            _ => value,
        };
    }
}
