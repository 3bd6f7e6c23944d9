using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Consultations.Advising;

public enum PriorAdviceState
{
    Open,     // 回答待ち
    Answered, // 回答済
    Closed,   // 終了
}

/// <summary>How it was talked over.</summary>
public enum AdviceMeans
{
    Meeting, // 面談
    Phone,   // 電話
    Mail,    // メール
    Written, // 書面
}

/// <summary>
/// 事前相談 (G0, domain.md 3.1): a section asks at any time, the policy office answers, both keep the record. It decides
/// nothing; a consultation that is started from it keeps the link.
/// </summary>
public sealed class AdviceCase : IVersioned, ITracked
{
    public const string SubjectType = "Advice";
    public const int TitleLength = 100;
    public const int TextLength = 2000;
    public const int ParticipantsLength = 300;

    private AdviceCase()
    {
    }

    public Guid Id { get; private init; }
    /// <summary>R8-相-0001: counted by the fiscal year in which it was asked.</summary>
    public string Number { get; private init; } = "";
    public string Title { get; private init; } = "";
    public string Question { get; private init; } = "";
    public Guid SectionId { get; private set; }
    public Guid BureauId { get; private set; }
    public Guid? SystemId { get; private init; }
    public FiscalYear? PlannedFy { get; private init; }
    /// <summary>A rough amount in whole yen, if any is known.</summary>
    public long? RoughYen { get; private init; }
    public PriorAdviceState State { get; private set; }
    public DateTimeOffset AskedAt { get; private init; }
    public string AskedBy { get; private init; } = "";
    /// <summary>When the state last changed.</summary>
    public DateTimeOffset Since { get; private set; }
    public bool IsDemonstration { get; private init; }
    public uint Version { get; private set; }
    public List<AdviceEntry> Entries { get; private init; } = [];
    public List<AdviceFile> Files { get; private init; } = [];

    public TrailSubject Subject => new(SubjectType, Id);

    public static AdviceCase Ask(AdviceInput input, string number, Guid bureauId, Actor actor, bool demonstration = false)
    {
        if (!actor.MayIn(Permission.ConsultationDraft, input.SectionId!.Value))
        {
            throw new Forbidden("Only the section's own people ask for it.");
        }
        return new AdviceCase
        {
            Id = Guid.CreateVersion7(actor.Now), Number = number, Title = input.Title!, Question = input.Question!, SectionId = input.SectionId.Value, BureauId = bureauId, SystemId = input.SystemId,
            PlannedFy = input.PlannedFy, RoughYen = input.RoughYen, State = PriorAdviceState.Open, AskedAt = actor.Now, AskedBy = actor.Name, Since = actor.Now, IsDemonstration = demonstration,
        };
    }

    /// <summary>An entry of the record: the policy office's is an answer, the section's asks on. Not after the end (Advice.Closed).</summary>
    public AdviceEntry Add(AdviceEntryInput input, Actor actor)
    {
        DemandOpen(actor);
        if (input.On > actor.Today)
        {
            throw new RuleViolation("Form.DayAhead", "On");
        }
        var office = IsOffice(actor) && !MayAsk(actor);
        var entry = new AdviceEntry
        {
            Id = Guid.CreateVersion7(actor.Now), AdviceId = Id, On = input.On!.Value, Means = input.Means!.Value, Participants = input.Participants, Text = input.Text!, OfOffice = office, At = actor.Now, By = actor.Name,
        };
        Entries.Add(entry);
        Turn(office ? PriorAdviceState.Answered : PriorAdviceState.Open, actor);
        return entry;
    }

    public void Attach(StoredFile file, Actor actor)
    {
        DemandOpen(actor);
        Files.Add(new AdviceFile { Id = Guid.CreateVersion7(actor.Now), AdviceId = Id, FileId = file.Id, Name = file.Name, AddedAt = actor.Now, AddedBy = actor.Name });
    }

    /// <summary>終了, by either side; nothing is decided.</summary>
    public void Close(Actor actor)
    {
        DemandOpen(actor);
        Turn(PriorAdviceState.Closed, actor);
    }

    internal void Succeed(Guid sectionId, Guid bureauId) => (SectionId, BureauId) = (sectionId, bureauId);

    private void Turn(PriorAdviceState state, Actor actor)
    {
        State = state;
        Since = actor.Now;
    }

    private void DemandOpen(Actor actor)
    {
        if (!MayAsk(actor) && !IsOffice(actor))
        {
            throw new Forbidden("The section and the policy office keep the record.");
        }
        if (State == PriorAdviceState.Closed)
        {
            throw new RuleViolation("Advice.Closed");
        }
    }

    public bool MayAsk(Actor actor) => actor.MayIn(Permission.ConsultationDraft, SectionId) || actor.MayIn(Permission.ConsultationSubmit, SectionId);

    public static bool IsOffice(Actor actor) => actor.IsOperator || actor.May(Permission.ConsultationReview) || actor.May(Permission.ConsultationDecide) || actor.May(Permission.ConsultationOpinion);

    /// <summary>The section and the policy office see the record; others nothing (decision 20).</summary>
    public static bool MayView(Actor actor, Guid sectionId) => IsOffice(actor) || actor.MayIn(Permission.ConsultationDraft, sectionId) || actor.MayIn(Permission.ConsultationSubmit, sectionId);
}

public sealed class AdviceEntry : ITracked
{
    public Guid Id { get; init; }
    public Guid AdviceId { get; init; }
    public DateOnly On { get; init; }
    public AdviceMeans Means { get; init; }
    public string? Participants { get; init; }
    public required string Text { get; init; }
    /// <summary>An answer of the policy office.</summary>
    public bool OfOffice { get; init; }
    public DateTimeOffset At { get; init; }
    public required string By { get; init; }

    public TrailSubject Subject => new(AdviceCase.SubjectType, AdviceId);
}

public sealed class AdviceFile : ITracked
{
    public Guid Id { get; init; }
    public Guid AdviceId { get; init; }
    public Guid FileId { get; init; }
    public StoredFile File { get; init; } = null!;
    public required string Name { get; init; }
    public DateTimeOffset AddedAt { get; init; }
    public required string AddedBy { get; init; }

    public TrailSubject Subject => new(AdviceCase.SubjectType, AdviceId);
}
