using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Municipalities;

/// <summary>What the prefecture does for its municipalities (R139, R142, R143, R246).</summary>
public enum SupportKind
{
    Advice,       // 助言
    Meeting,      // 協議・調整の場
    Coordination, // グループ間の調整
    Subsidy,      // 補助金
    Training,     // 研修
    Information,  // 情報提供
}

/// <summary>One support given, on a day, to one municipality or to several.</summary>
public sealed class MunicipalSupport : IVersioned, ITracked
{
    public const string SubjectType = "MunicipalSupport";
    public const int TitleLength = 100;
    public const int NoteLength = 2000;
    public const int PersonLength = 100;

    private readonly List<SupportRecipient> recipients = [];

    public Guid Id { get; init; }
    public SupportKind Kind { get; private set; }
    /// <summary>A code of list SupportTopic.</summary>
    public string Topic { get; private set; } = "";
    public DateOnly On { get; private set; }
    public FiscalYear Fy { get; private set; }
    public string Title { get; private set; } = "";
    public string? Note { get; private set; }
    /// <summary>Of a subsidy only.</summary>
    public long? AmountYen { get; private set; }
    /// <summary>People of the municipalities who came, of a training or meeting.</summary>
    public int? Attendants { get; private set; }
    /// <summary>The section that gave it.</summary>
    public Guid SectionId { get; private set; }
    public string RecordedBy { get; private set; } = "";
    public int Revision { get; private set; }
    public IReadOnlyList<SupportRecipient> Recipients => recipients;
    public uint Version { get; private set; }

    public TrailSubject Subject => new(SubjectType, Id);

    public static MunicipalSupport Begin(Guid id, SupportInput input, Actor actor)
    {
        var support = new MunicipalSupport { Id = id };
        support.Edit(input, actor);
        return support;
    }

    /// <summary>Refused: a subsidy without its amount or to more than one municipality (Support.SubsidyAmount, Support.SubsidyToOne), an amount of what is no subsidy (Support.NoAmount).</summary>
    public void Edit(SupportInput input, Actor actor)
    {
        if (input.Kind == SupportKind.Subsidy)
        {
            if (input.AmountYen is null or <= 0)
            {
                throw new RuleViolation("Support.SubsidyAmount", nameof(input.AmountYen));
            }
            // Each municipality has its own amount: one record each, so that sums by municipality are right.
            if (input.MunicipalityIds.Distinct().Count() != 1)
            {
                throw new RuleViolation("Support.SubsidyToOne", nameof(input.MunicipalityIds));
            }
        }
        else if (input.AmountYen is not null)
        {
            throw new RuleViolation("Support.NoAmount", nameof(input.AmountYen));
        }
        (Kind, Topic, On, Fy, Title, Note) = (input.Kind!.Value, input.Topic!, input.On!.Value, FiscalYear.Of(input.On.Value), input.Title!, input.Note);
        (AmountYen, Attendants, SectionId) = (input.AmountYen, input.Attendants, input.SectionId!.Value);
        if (RecordedBy.Length == 0)
        {
            RecordedBy = actor.Name;
        }
        recipients.RemoveAll(r => !input.MunicipalityIds.Contains(r.MunicipalityId));
        recipients.AddRange(input.MunicipalityIds.Distinct().Where(id => recipients.TrueForAll(r => r.MunicipalityId != id)).Select(id => new SupportRecipient { SupportId = Id, MunicipalityId = id }));
        Revision++;
    }

    internal void MoveTo(Guid sectionId) => SectionId = sectionId;
}

public sealed class SupportRecipient
{
    public Guid SupportId { get; init; }
    public Guid MunicipalityId { get; init; }
}
