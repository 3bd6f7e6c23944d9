using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.People.Demo;

/// <summary>A section of the demonstration office as its data file gives it.</summary>
public sealed record DemoSection(Guid Id, string Code, string BureauCode, string Name, string Furigana, string? NameEn, string? Place, bool IsBranchOffice, DateOnly ValidFrom, DateOnly? ValidTo, string? PredecessorCode);

/// <summary>A fictional person with the posts held from the first day on; <see cref="Key"/> is the sign-in name.</summary>
public sealed record DemoPerson(Guid Id, string Key, string StaffNumber, string Name, string Furigana, string Extension, IReadOnlyList<DemoPost> Posts)
{
    public string Mail => Key + "@pref.midori.example";
}

public sealed record DemoPost(Guid SectionId, string SectionCode, Role Role, bool IsMain);

/// <summary>
/// みどり県, a prefecture that does not exist: 12 bureaus, 252 sections alive and some of the past, the accounts of every
/// role and the people of the sections that own systems. Ids follow from codes and names, so that other demonstration
/// data can refer to them.
/// </summary>
public static class DemoOffice
{
    /// <summary>The section whose staff1 and head1 file most of the demonstration's cases.</summary>
    public const string FirstSection = "道路整備課";
    public const string SecondSection = "会計課";
    public const string PolicyOffice = "情報政策課";

    /// <summary>Everybody holds the posts from this day on.</summary>
    public static readonly DateOnly Since = new(2024, 4, 1);

    private static readonly Lazy<IReadOnlyList<DemoSection>> AllSections = new(() => [.. ReadSections()]);
    private static readonly Lazy<IReadOnlyList<DemoPerson>> AllPeople = new(() => [.. ReadPeople()]);

    public static IReadOnlyList<DemoSection> Sections => AllSections.Value;

    public static IReadOnlyList<DemoPerson> People => AllPeople.Value;

    public static Guid BureauId(string code) => Id("bureau", code);

    public static Guid SectionId(string code) => Id("section", code);

    public static Guid UserId(string key) => Id("user", key);

    /// <summary>The section of that name that is alive; names of the living are distinct.</summary>
    public static DemoSection Section(string name) =>
        Sections.SingleOrDefault(s => s.Name == name && s.ValidTo is null) ?? throw new ArgumentException($"The demonstration office has no section {name}.", nameof(name));

    /// <summary>Those who hold the role in the section, by its name.</summary>
    public static IReadOnlyList<DemoPerson> Holders(string sectionName, Role role)
    {
        var id = Section(sectionName).Id;
        return [.. People.Where(p => p.Posts.Any(c => c.SectionId == id && c.Role == role))];
    }

    /// <summary>Sections that have a 担当者 and a 所属長, where cases can be filed.</summary>
    public static IReadOnlyList<DemoSection> FilingSections { get; } =
        [.. Sections.Where(s => People.Any(p => p.Posts.Any(c => c.SectionId == s.Id && c.Role == Role.Staff)) && People.Any(p => p.Posts.Any(c => c.SectionId == s.Id && c.Role == Role.SectionHead)))];

    // Custom UUID (version 8): the same name gives the same id on every installation.
    internal static Guid Id(string kind, string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"governance-portal/midori/{kind}/{name}"))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    internal static IEnumerable<Bureau> Bureaus() => Resource.Rows("demo-bureaus.csv").Select(row => new Bureau
    {
        Id = BureauId(row("code")), Code = row("code"), Name = row("name"), Furigana = row("furigana"), NameEn = row("name_en"),
        Body = Enum.Parse<ExecutiveBody>(row("body")), ValidFrom = Day(row("valid_from"))!.Value,
    });

    private static IEnumerable<DemoSection> ReadSections() => Resource.Rows("demo-sections.csv").Select(row => new DemoSection(
        SectionId(row("code")), row("code"), row("bureau"), row("name"), row("furigana"), row("name_en"), row("place"), row("branch") == "1",
        Day(row("valid_from"))!.Value, Day(row("valid_to")), row("predecessor") is { Length: > 0 } code ? code : null));

    private static IEnumerable<DemoPerson> ReadPeople() => Resource.Rows("demo-people.csv")
        .Select(row => (Key: row("key"), Number: row("staff_number"), Name: row("name"), Furigana: row("furigana"), Extension: row("extension"),
            Post: new DemoPost(SectionId(row("section")), row("section"), Enum.Parse<Role>(row("role")), row("main") == "1")))
        .GroupBy(row => row.Key, StringComparer.Ordinal)
        .Select(rows => (First: rows.First(), Posts: rows.Select(r => r.Post).ToList()))
        .Select(p => new DemoPerson(UserId(p.First.Key), p.First.Key, p.First.Number, p.First.Name, p.First.Furigana, p.First.Extension, p.Posts));

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
