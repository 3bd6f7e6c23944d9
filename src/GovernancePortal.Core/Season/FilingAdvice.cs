using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Season;

public enum AdviceAnswer
{
    Open,     // 返事待ち
    Accepted, // 応じる
    Declined, // 動かせない
}

/// <summary>
/// 提出時期の提案: the week in which a draft or a planned case is best filed, offered to its section and answered by it. What is
/// accepted is counted in that week from then on; what is declined stays where it is.
/// </summary>
public sealed class FilingAdvice : IVersioned, ITracked
{
    public const string SubjectType = "FilingAdvice";
    public const int TitleLength = 100;
    public const int ReasonLength = 300;

    public Guid Id { get; init; }
    public FiscalYear Fy { get; init; }
    public SeasonPeak Peak { get; init; }
    /// <summary>The planned case, or the draft where it was begun without one: names the advice together with the peak.</summary>
    public Guid ItemId { get; init; }
    public Guid? ConsultationId { get; private set; }
    public Guid SectionId { get; private set; }
    public string Title { get; private set; } = "";
    /// <summary>When it would be filed without the advice.</summary>
    public DateOnly ExpectedOn { get; private set; }
    /// <summary>Monday of the advised week.</summary>
    public DateOnly Week { get; private set; }
    /// <summary>The last day of that week on which filing is still safe.</summary>
    public DateOnly FileBy { get; private set; }
    public DateOnly LastSafe { get; private set; }
    public AdviceAnswer Answer { get; private set; }
    public string? Reason { get; private set; }
    public string? AnsweredBy { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public DateTimeOffset OfferedAt { get; private set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(SubjectType, Id);

    /// <summary>Staff and head of the section.</summary>
    public static bool MayAnswer(Actor actor, Guid sectionId) => actor.MayIn(Permission.ConsultationDraft, sectionId) || actor.MayIn(Permission.ConsultationSubmit, sectionId);

    /// <summary>The advice as planned now; only an unanswered one is changed. Returns whether it tells of another week than before.</summary>
    internal bool Offer(AdvisedFiling filing, DateTimeOffset now)
    {
        if (Answer != AdviceAnswer.Open)
        {
            return false;
        }
        var changed = Week != filing.Week;
        (ConsultationId, SectionId, ExpectedOn, Week, FileBy, LastSafe) = (filing.ConsultationId, filing.SectionId, filing.ExpectedOn, filing.Week, filing.FileBy, filing.LastSafe);
        Title = filing.Title.Length > TitleLength ? filing.Title[..TitleLength] : filing.Title;
        OfferedAt = changed ? now : OfferedAt;
        return changed;
    }

    /// <summary>応じる or 動かせない; the answer may be changed until the case is filed. A reason is welcome, never demanded.</summary>
    public void Reply(bool accepted, string? reason, Actor actor)
    {
        if (!MayAnswer(actor, SectionId))
        {
            throw new Forbidden("Advice is answered by the filing section.");
        }
        (Answer, Reason, AnsweredBy, AnsweredAt) = (accepted ? AdviceAnswer.Accepted : AdviceAnswer.Declined, reason, actor.Name, actor.Now);
    }

    /// <summary>組織改正: the advice goes to the section that takes over.</summary>
    internal void Succeed(Guid sectionId) => SectionId = sectionId;
}

/// <summary>What is advised for one case.</summary>
public sealed record AdvisedFiling(Guid ItemId, Guid? ConsultationId, Guid SectionId, string Title, DateOnly ExpectedOn, DateOnly Week, DateOnly FileBy, DateOnly LastSafe);
