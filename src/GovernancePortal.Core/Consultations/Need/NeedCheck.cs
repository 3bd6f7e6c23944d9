using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Consultations.Need;

/// <summary>
/// A record of 協議要否の確認: who asked, in which section, when, what was answered, by which rule set and with what result.
/// Never changed; names of person and section are frozen. A case started from it is linked once.
/// </summary>
public sealed class NeedCheck : IVersioned, ITracked
{
    public const string SubjectType = "NeedCheck";
    public const int TitleLength = 100;
    public const int NumberLength = 20;

    public Guid Id { get; init; }
    /// <summary>R8-要-0012, by the fiscal year of the day.</summary>
    public required string Number { get; init; }
    public FiscalYear Fy { get; init; }
    /// <summary>The first day of the month it was made in: what the counts are grouped by.</summary>
    public DateOnly Month { get; init; }
    public DateTimeOffset At { get; init; }
    public Guid UserId { get; init; }
    public required string UserName { get; init; }
    public Guid SectionId { get; private set; }
    public Guid BureauId { get; private set; }
    public required string SectionName { get; init; }
    public required string BureauName { get; init; }
    public required string Title { get; init; }
    public Guid RuleSetId { get; init; }
    /// <summary>Place of the rule in its set, from 1.</summary>
    public int Rule { get; init; }
    public required IReadOnlyDictionary<string, string> Answers { get; init; }
    public long? AmountYen { get; init; }
    /// <summary>The limit of the simplified form on the day, by which the band was found.</summary>
    public long? LimitYen { get; init; }
    public NeedResult Result { get; init; }
    public ConsultationKind? Kind { get; init; }
    public Guid? ConsultationId { get; private set; }
    public bool IsDemonstration { get; init; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(SubjectType, Id);

    /// <summary>Series of the numbers of a fiscal year.</summary>
    public static string Series(FiscalYear year) => $"{year.Short}-要";

    public static NeedCheck Record(NeedInput input, NeedRuleSet set, NeedOffice office, string number, Actor actor)
    {
        var answers = set.Asked(input.Answers).Where(q => input.Answers.ContainsKey(q.Key)).ToDictionary(q => q.Key, q => input.Answers[q.Key], StringComparer.Ordinal);
        var (place, rule) = set.Decide(answers);
        return new NeedCheck
        {
            Id = Guid.CreateVersion7(actor.Now), Number = number, Fy = FiscalYear.Of(actor.Today), Month = new DateOnly(actor.Today.Year, actor.Today.Month, 1), At = actor.Now, UserId = actor.UserId, UserName = actor.Name,
            SectionId = input.SectionId, BureauId = office.BureauId, SectionName = office.SectionName, BureauName = office.BureauName, Title = input.Title, RuleSetId = set.Id, Rule = place,
            Answers = answers, AmountYen = answers.Keys.Any(key => set.Questions.Any(q => q.Key == key && q.IsAmount)) ? input.AmountYen : null, LimitYen = office.LimitYen, Result = rule.Result, Kind = set.KindOf(answers),
            IsDemonstration = office.IsDemonstration,
        };
    }

    /// <summary>A case was started from it. Refused a second time (Need.Taken) and for another section (Need.OtherSection).</summary>
    internal void Start(Guid consultationId, Guid sectionId)
    {
        if (sectionId != SectionId)
        {
            throw new RuleViolation("Need.OtherSection", "SectionId");
        }
        if (ConsultationId is not null)
        {
            throw new RuleViolation("Need.Taken", null, Number);
        }
        ConsultationId = consultationId;
    }

    /// <summary>組織改正: the record goes to the section that takes over; the names on it stay.</summary>
    internal void Succeed(Guid sectionId, Guid bureauId) => (SectionId, BureauId) = (sectionId, bureauId);
}

/// <summary>What was looked up for a record: names as they are today and the dated limit.</summary>
public sealed record NeedOffice(Guid BureauId, string SectionName, string BureauName, long? LimitYen, bool IsDemonstration = false);

/// <summary>The answers of one person. Codes by the key of their question; the band of an amount question is found by the service.</summary>
public sealed record NeedInput
{
    public Guid SectionId { get; init; }
    public string Title { get; init; } = "";
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();
    public long? AmountYen { get; init; }
}
