using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.SelfChecks;

/// <summary>The answer to one question.</summary>
public sealed class SelfCheckEntry : ITracked, INamedRow
{
    public const int NoteLength = 400;
    public const int ImprovementLength = 400;

    public Guid Id { get; init; }
    public Guid SheetId { get; init; }
    public Guid QuestionId { get; init; }
    public int Position { get; init; }
    public SelfCheckChapter Chapter { get; init; }
    /// <summary>The question as it was asked.</summary>
    public required string Text { get; init; }
    public SelfCheckReply? Reply { get; internal set; }
    public string? Note { get; internal set; }
    /// <summary>Of いいえ: what will be done.</summary>
    public string? Improvement { get; internal set; }
    public SelfCheckOwner? Owner { get; internal set; }
    public DateOnly? Until { get; internal set; }
    public DateOnly? MendedOn { get; internal set; }
    public string? MendedBy { get; internal set; }

    public TrailSubject Subject => new(SelfCheckSheet.SubjectType, SheetId);
    public string? RowName => Text;

    /// <summary>該当なし needs its reason, いいえ its improvement, by whom and until when.</summary>
    public bool IsComplete => Reply switch
    {
        SelfCheckReply.Yes => true,
        SelfCheckReply.No => Improvement is not null && Owner is not null && Until is not null,
        SelfCheckReply.NotApplicable => Note is not null,
        null => false,
    };

    public bool IsOpenGap => Reply == SelfCheckReply.No && MendedOn is null;
}

/// <summary>What one section answers. Only its methods change it; <see cref="SelfCheckWorkflow"/> decides which act is allowed when.</summary>
public sealed class SelfCheckSheet : IVersioned, ITracked
{
    public const string SubjectType = "SelfCheckSheet";
    public const int ReasonLength = 1000;
    public const int PersonLength = 100;

    private readonly List<SelfCheckEntry> entries = [];

    public Guid Id { get; init; }
    public Guid CampaignId { get; init; }
    public Guid SectionId { get; private set; }
    public Guid BureauId { get; private set; }
    /// <summary>As on the day of the opening.</summary>
    public required string SectionName { get; init; }
    public required string BureauName { get; init; }
    public SelfCheckSheetState State { get; private set; }
    public DateTimeOffset Since { get; private set; }
    public int QuestionCount { get; init; }
    /// <summary>Questions whose answer is complete.</summary>
    public int AnsweredCount { get; private set; }
    public int YesCount { get; private set; }
    public int GapCount { get; private set; }
    public Guid? WrittenById { get; private set; }
    public string? WrittenBy { get; private set; }
    public Guid? PassedOnById { get; private set; }
    public string? PassedOnBy { get; private set; }
    /// <summary>The head, with the mark of a stand-in.</summary>
    public string? HandedInBy { get; private set; }
    public DateTimeOffset? HandedInAt { get; private set; }
    public bool IsLate { get; private set; }
    /// <summary>Why it was sent back or returned.</summary>
    public string? Reason { get; private set; }
    /// <summary>Counts what is written: every change of an answer is a change of the sheet.</summary>
    public int Revision { get; private set; }
    public uint Version { get; private set; }

    public IReadOnlyList<SelfCheckEntry> Entries => entries;
    public TrailSubject Subject => new(SubjectType, Id);

    internal static SelfCheckSheet Of(SelfCheckCampaign campaign, Guid sectionId, string section, Guid bureauId, string bureau, Actor actor) => new()
    {
        Id = Guid.CreateVersion7(actor.Now), CampaignId = campaign.Id, SectionId = sectionId, SectionName = section, BureauId = bureauId, BureauName = bureau, Since = actor.Now, QuestionCount = campaign.Questions.Count,
    };

    /// <summary>Share of いいえ among what applies, 0 to 100; null where nothing applies.</summary>
    public static int? Share(int yes, int gaps) => yes + gaps == 0 ? null : (int)Math.Round(gaps * 100m / (yes + gaps), MidpointRounding.AwayFromZero);

    internal void Write(IReadOnlyDictionary<Guid, SelfCheckEntryRow> given, SelfCheckCampaign campaign, Actor actor)
    {
        Move(SelfCheckAct.Write, campaign.State, actor);
        for (var n = 0; n < campaign.Questions.Count; n++)
        {
            var asked = campaign.Questions[n];
            if (!given.TryGetValue(asked.QuestionId, out var row))
            {
                continue;
            }
            var entry = entries.FirstOrDefault(e => e.QuestionId == asked.QuestionId);
            if (entry is null)
            {
                if (row.IsEmpty)
                {
                    continue;
                }
                entry = new SelfCheckEntry { Id = Guid.CreateVersion7(actor.Now), SheetId = Id, QuestionId = asked.QuestionId, Position = n, Chapter = asked.Chapter, Text = asked.Text };
                entries.Add(entry);
            }
            (entry.Reply, entry.Note, entry.Improvement, entry.Owner, entry.Until) = (row.Reply, row.Note, row.Improvement, row.Owner, row.Until);
        }
        AnsweredCount = entries.Count(e => e.IsComplete);
        YesCount = entries.Count(e => e.Reply == SelfCheckReply.Yes);
        GapCount = entries.Count(e => e.Reply == SelfCheckReply.No);
        (WrittenById, WrittenBy) = (actor.UserId, actor.Name);
        Revision++;
    }

    internal void PassOn(SelfCheckCampaignState campaign, Actor actor)
    {
        Move(SelfCheckAct.PassOn, campaign, actor);
        (PassedOnById, PassedOnBy) = (actor.UserId, actor.Name);
    }

    internal void PullBack(SelfCheckCampaignState campaign, Actor actor) => Move(SelfCheckAct.PullBack, campaign, actor);

    internal void SendBack(string reason, SelfCheckCampaignState campaign, Actor actor)
    {
        Move(SelfCheckAct.SendBack, campaign, actor);
        Reason = reason;
    }

    /// <summary>The head confirms all of it and hands it in.</summary>
    internal void HandIn(DateOnly due, SelfCheckCampaignState campaign, Actor actor)
    {
        var step = Move(SelfCheckAct.HandIn, campaign, actor);
        var capacity = SelfCheckWorkflow.CapacityFor(step.By, SectionId, actor);
        HandedInBy = capacity?.StandsInFor is { } absent ? $"{actor.Name}（{absent.Name} 代決）" : actor.Name;
        (HandedInAt, IsLate, Reason) = (actor.Now, actor.Today > due, null);
    }

    internal void Return(string reason, SelfCheckCampaignState campaign, Actor actor)
    {
        Move(SelfCheckAct.Return, campaign, actor);
        Reason = reason;
    }

    /// <summary>An improvement is done; told by the section after the sheet is in. Refused: SelfCheck.NoOpenGap.</summary>
    internal void Mend(Guid entryId, SelfCheckCampaignState campaign, Actor actor)
    {
        Move(SelfCheckAct.Mend, campaign, actor);
        var entry = entries.FirstOrDefault(e => e.Id == entryId && e.IsOpenGap) ?? throw new RuleViolation("SelfCheck.NoOpenGap");
        (entry.MendedOn, entry.MendedBy) = (actor.Today, actor.Name);
        Revision++;
    }

    /// <summary>A reorganisation hands the sheet to the section that takes over.</summary>
    internal void Succeed(Guid sectionId, Guid bureauId) => (SectionId, BureauId) = (sectionId, bureauId);

    private SelfCheckStep Move(SelfCheckAct act, SelfCheckCampaignState campaign, Actor actor)
    {
        var step = SelfCheckWorkflow.Find(State, act) ?? throw new RuleViolation("SelfCheck.NotNow", null, "SelfCheckSheetState." + State);
        if (!SelfCheckWorkflow.May(step.By, SectionId, actor))
        {
            throw new Forbidden($"{act} of a self-check.");
        }
        if (step.Guards.FirstOrDefault(g => !g.Holds(this, campaign, actor)) is { } guard)
        {
            throw new RuleViolation(guard.Code);
        }
        if (State != step.To)
        {
            (State, Since) = (step.To, actor.Now);
        }
        return step;
    }
}
