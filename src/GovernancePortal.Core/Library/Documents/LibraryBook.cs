using GovernancePortal.Core.Consultations;

namespace GovernancePortal.Core.Library.Documents;

/// <summary>A published version as others stand on it.</summary>
public sealed record PublishedVersion(Guid DocumentId, string Code, DocumentType Type, string Title, DateOnly? EndsOn, int Number, DateOnly From, string Body, bool HasFile)
{
    public IReadOnlyList<BodySection> Sections => field ??= DocumentBody.Parse(Body);

    public DocumentGroup Group => LibraryDocument.GroupOf(Type);

    /// <summary>What an answer of the form names it by: STD-CLOUD-2.</summary>
    public string AnswerCode => CodeOf(Code, Number);

    public static string CodeOf(string code, int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{code}-{number}");
}

/// <summary>A row of the dated table of places, with its version.</summary>
public sealed record PlacedVersion(FormPlace Place, PublishedVersion Version)
{
    /// <summary>The section meant; null where the whole is, or where this version has no such section.</summary>
    public BodySection? Section => Place.SectionNumber is { } number ? Version.Sections.FirstOrDefault(s => s.Number == number) : null;
}

/// <summary>Everything published and where it speaks; pure, so that a day may be asked for.</summary>
public sealed class LibraryBook(IReadOnlyList<PublishedVersion> versions, IReadOnlyList<FormPlace> places)
{
    public IReadOnlyList<PublishedVersion> Versions => versions;

    /// <summary>The versions in force on the day, one of each document at most.</summary>
    public IReadOnlyList<PublishedVersion> On(DateOnly day) =>
        [.. versions.Where(v => v.From <= day && !(v.EndsOn < day)).GroupBy(v => v.DocumentId).Select(g => g.MaxBy(v => v.From)!).OrderBy(v => v.Type).ThenBy(v => v.Code, StringComparer.Ordinal)];

    public PublishedVersion? Find(Guid documentId, int number) => versions.FirstOrDefault(v => v.DocumentId == documentId && v.Number == number);

    public PublishedVersion? FindAnswer(string code) => versions.FirstOrDefault(v => v.AnswerCode == code);

    /// <summary>
    /// What speaks of a stage, for a case that keeps the rules of a day: the version in force on that day, and of a document
    /// that began later the one of today.
    /// </summary>
    public IReadOnlyList<PlacedVersion> For(Stage stage, DateOnly rulesOn, DateOnly today)
    {
        var kept = On(rulesOn).ToDictionary(v => v.DocumentId);
        var now = On(today).ToDictionary(v => v.DocumentId);
        return
        [
            .. from place in places
               where place.Stage == stage && place.IsValidOn(today)
               let version = kept.GetValueOrDefault(place.DocumentId) ?? now.GetValueOrDefault(place.DocumentId)
               where version is not null
               orderby place.Item[0], version.Type, version.Code, place.SectionNumber
               select new PlacedVersion(place, version),
        ];
    }

    /// <summary>標準仕様書 as one: the common part and an individual one, both in force on the day (R267). Null parts where none is.</summary>
    public ComposedStandard Compose(Guid? individualId, DateOnly day)
    {
        var present = On(day);
        var individuals = present.Where(v => v.Type == DocumentType.StandardIndividual).ToList();
        return new ComposedStandard(day, present.FirstOrDefault(v => v.Type == DocumentType.StandardCommon), individuals.Find(v => v.DocumentId == individualId), individuals);
    }
}

/// <summary>What a specification is written from: common part, individual part, and the individual ones there are to choose.</summary>
public sealed record ComposedStandard(DateOnly Day, PublishedVersion? Common, PublishedVersion? Individual, IReadOnlyList<PublishedVersion> Choices)
{
    public IEnumerable<PublishedVersion> Parts => new[] { Common, Individual }.OfType<PublishedVersion>();

    public bool IsWhole => Common is not null && Individual is not null;
}
