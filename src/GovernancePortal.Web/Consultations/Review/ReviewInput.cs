using GovernancePortal.Core.Consultations;

namespace GovernancePortal.Web.Consultations.Review;

/// <summary>Everything the review page takes in at once, so that no button loses what was typed elsewhere on it.</summary>
public sealed record ReviewInput
{
    /// <summary>New comments by item code.</summary>
    public Dictionary<string, CommentBox> Comments { get; init; } = [];
    /// <summary>Verdicts by checklist item.</summary>
    public Dictionary<Guid, LineBox> Lines { get; init; } = [];
    /// <summary>Comments whose tick 確認済 was shown, and those that came back ticked.</summary>
    public List<Guid> Tickable { get; init; } = [];
    public List<Guid> Accepted { get; init; } = [];
}

public sealed record CommentBox
{
    public string? Text { get; init; }
    public string? Reason { get; init; }
    /// <summary>The standard comment chosen.</summary>
    public Guid? Standard { get; init; }
}

/// <summary>A verdict with what the page showed before: only lines this person changed are judged.</summary>
public sealed record LineBox
{
    public Verdict? Verdict { get; init; }
    public string? Comment { get; init; }
    public Verdict? Was { get; init; }
    public string? WasComment { get; init; }

    public bool IsChanged => Verdict != Was || Comment != WasComment;
    public bool NeedsComment => Verdict is Core.Consultations.Verdict.Improve or Core.Consultations.Verdict.Bad && string.IsNullOrWhiteSpace(Comment);
}
