using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Bench;

/// <summary>A person of the demonstration office and what the baseline must be told instead: which rows the person sees.</summary>
public sealed record BenchUser(string Key, bool SeesAll, IReadOnlyList<Guid> Sections, IReadOnlyList<Guid> Bureaus)
{
    /// <summary>Half of them see every case, half their own and what is decided; one client takes them in turn, eight are one each.</summary>
    public static IReadOnlyList<BenchUser> All { get; } = [.. new[] { "staff1", "reviewer1", "head1", "policyhead", "coordinator", "reviewer2", "staff2", "finance" }.Select(Of)];

    /// <summary>Those who may see the whole season.</summary>
    public static IReadOnlyList<BenchUser> Governance => [.. All.Where(u => u.SeesAll)];

    public static IReadOnlyList<BenchUser> Reviewers => [.. All.Where(u => u.Key.StartsWith("reviewer", StringComparison.Ordinal))];

    /// <summary>Who plans audits; in the turn of that case only.</summary>
    public static IReadOnlyList<BenchUser> Planners { get; } = [Of("auditlead")];

    /// <summary>Everybody who signs in.</summary>
    public static IEnumerable<BenchUser> Everybody => All.Concat(Planners);

    public Guid Id => DemoOffice.UserId(Key);

    /// <summary>The same limit in the baseline's address.</summary>
    public string BaselineQuery => SeesAll ? "" : string.Join('&', [.. Sections.Select(s => "section=" + s), .. Bureaus.Select(b => "bureau=" + b)]);

    /// <summary>The same limit in SQL, over the table consultation c.</summary>
    public string Visible(bool whole) => SeesAll ? "true"
        : $"(c.section_id = any(array[{List(Sections)}]::uuid[]) or c.bureau_id = any(array[{List(Bureaus)}]::uuid[])"
            + (whole ? ")" : " or c.state in ('Approved','ConditionallyApproved','Rejected','Superseded','Expired','Closed'))");

    private static string List(IEnumerable<Guid> ids) => string.Join(',', ids.Select(id => $"'{id}'"));

    private static BenchUser Of(string key)
    {
        var person = DemoOffice.People.Single(p => p.Key == key);
        var bureaus = DemoOffice.Sections.ToDictionary(s => s.Id, s => DemoOffice.BureauId(s.BureauCode));
        var actor = new Actor(person.Id, person.Name, [.. person.Posts.Select(p => new Capacity(p.Role, p.SectionId, "", bureaus[p.SectionId]))], DateTimeOffset.UnixEpoch);
        return new BenchUser(key, actor.May(Permission.ConsultationReadAll),
            [.. actor.SectionsWhere(Permission.ConsultationDraft).Union(actor.SectionsWhere(Permission.ConsultationSubmit))], [.. actor.BureausWhere(Permission.ConsultationReadBureau)]);
    }
}
