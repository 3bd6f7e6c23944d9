using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Terminals;

/// <summary>
/// Terminals of one class in one section, as a count (R220): who uses, procured and manages them, whether they are under
/// central management, and when their lease ends. Single machines are the asset tool's business.
/// </summary>
public sealed class TerminalGroup : IVersioned, ITracked
{
    public const string SubjectType = "Terminals";
    public const int LabelLength = 60;
    public const int NoteLength = 300;
    public const int MostTerminals = 99_999;

    public Guid Id { get; init; }
    /// <summary>使用所属.</summary>
    public Guid SectionId { get; private set; }
    /// <summary>A code of list TerminalClass.</summary>
    public string TerminalClass { get; private set; } = "";
    /// <summary>Tells groups of one class and section apart: the asset tool's group, a lease. Empty for the only one.</summary>
    public string Label { get; private set; } = "";
    public int Count { get; private set; }
    public Guid? ProcuringSectionId { get; private set; }
    public Guid? ManagingSectionId { get; private set; }
    /// <summary>情報セキュリティ対策の一元管理: under the office's asset management software (R222).</summary>
    public bool IsCentral { get; private set; }
    public DateOnly? LeaseEndOn { get; private set; }
    /// <summary>A code of list AfterLease (R221).</summary>
    public string? AfterLease { get; private set; }
    /// <summary>導入年度.</summary>
    public FiscalYear? Fy { get; private set; }
    public string? Note { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(SubjectType, Id);

    /// <summary>The people of the using or managing section, and the policy office for all.</summary>
    public static bool MayEdit(Actor actor, Guid sectionId, Guid? managingId) => actor.May(Permission.SystemEditAll) || actor.MayIn(Permission.SystemEditOwn, sectionId)
        || (managingId is { } managing && actor.MayIn(Permission.SystemEditOwn, managing));

    public void Take(TerminalInput input, Actor actor)
    {
        (SectionId, TerminalClass, Label, Count) = (input.SectionId!.Value, input.TerminalClass!, input.Label ?? "", input.Count!.Value);
        (ProcuringSectionId, ManagingSectionId, IsCentral) = (input.ProcuringSectionId, input.ManagingSectionId, input.IsCentral);
        (LeaseEndOn, AfterLease, Fy, Note, UpdatedAt) = (input.LeaseEndOn, input.AfterLease, input.Fy, input.Note, actor.Now);
    }

    /// <param name="label">Another label where the successor has such a group already.</param>
    internal void SucceedUser(Guid sectionId, string? label, Actor actor) => (SectionId, Label, UpdatedAt) = (sectionId, label ?? Label, actor.Now);

    internal void SucceedProcurer(Guid sectionId, Actor actor) => (ProcuringSectionId, UpdatedAt) = (sectionId, actor.Now);

    internal void SucceedKeeper(Guid sectionId, Actor actor) => (ManagingSectionId, UpdatedAt) = (sectionId, actor.Now);
}

/// <summary>How many terminals of a class a bureau had on a day, and how many under central management: what the rate over time is drawn from.</summary>
public sealed class TerminalSnapshot
{
    public const int PersonLength = 100;
    public const int BureauLength = 100;

    public Guid Id { get; init; }
    public DateOnly On { get; init; }
    public required string Bureau { get; init; }
    public required string TerminalClass { get; init; }
    public int Count { get; set; }
    public int Central { get; set; }
    public required string TakenBy { get; set; }
}
