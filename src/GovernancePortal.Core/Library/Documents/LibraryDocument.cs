using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Library.Documents;

/// <summary>What a document of the library is. Standards are made of one common part and individual ones (R267).</summary>
public enum DocumentType
{
    StandardCommon,      // 共通仕様書
    StandardIndividual,  // 個別仕様書
    ProcurementStandard, // 情報通信システム調達標準
    PhasePlanning,       // 企画・立案ガイドライン
    PhaseProcurement,    // 調達・契約ガイドライン
    PhaseDevelopment,    // 設計・開発ガイドライン
    PhaseOperation,      // 保守・運用ガイドライン
    CostingGuideline,    // 積算ガイドライン
    SlaTemplate,         // SLAのひな形
    ExitTemplate,        // データ返還・移行のひな形
    SecurityTemplate,    // 情報セキュリティ特記のひな形
    OpenDataChecklist,   // オープンデータ確認表
    OpenDataClause,      // オープンデータの仕様書ひな形
    OtherTemplate,       // その他のひな形
}

/// <summary>The three shelves of the menu.</summary>
public enum DocumentGroup
{
    Standards,
    Guidelines,
    Templates,
}

/// <summary>
/// A standard, guideline or template in its versions. One is drafted at a time; what was published stays and is never
/// changed; the version whose day came last is in force. It is looked at again by a day (R268).
/// </summary>
public sealed class LibraryDocument : IVersioned, ITracked
{
    public const int CodeLength = 20;
    public const int TitleLength = 100;
    public const int SummaryLength = 1000;

    private readonly List<DocumentVersion> versions = [];
    private readonly List<DocumentReview> reviews = [];

    public Guid Id { get; init; }
    /// <summary>STD-COMMON: what stored answers name it by; never changed.</summary>
    public required string Code { get; init; }
    public DocumentType Type { get; init; }
    public required string Title { get; set; }
    public string? Summary { get; set; }
    /// <summary>The section that keeps it; null as delivered, before the office has named one.</summary>
    public Guid? OwnerSectionId { get; private set; }
    /// <summary>By when it is looked at again; null before the first version.</summary>
    public DateOnly? NextReviewOn { get; private set; }
    /// <summary>Last day it holds; open when null.</summary>
    public DateOnly? EndsOn { get; private set; }
    /// <summary>The words of the newest published version, for the search.</summary>
    public string? PublishedText { get; private set; }
    public DateTimeOffset? PublishedAt { get; private set; }
    public IReadOnlyList<DocumentVersion> Versions => versions;
    public IReadOnlyList<DocumentReview> Reviews => reviews;
    public uint Version { get; private set; }

    public TrailSubject Subject => new(nameof(LibraryDocument), Id);

    public DocumentGroup Group => GroupOf(Type);

    public DocumentVersion? Draft => versions.Find(v => v.PublishedAt is null);

    public static DocumentGroup GroupOf(DocumentType type) => type switch
    {
        DocumentType.StandardCommon or DocumentType.StandardIndividual => DocumentGroup.Standards,
        DocumentType.ProcurementStandard or DocumentType.PhasePlanning or DocumentType.PhaseProcurement or DocumentType.PhaseDevelopment or DocumentType.PhaseOperation
            or DocumentType.CostingGuideline => DocumentGroup.Guidelines,
        DocumentType.SlaTemplate or DocumentType.ExitTemplate or DocumentType.SecurityTemplate or DocumentType.OpenDataChecklist or DocumentType.OpenDataClause
            or DocumentType.OtherTemplate => DocumentGroup.Templates,
    };

    public static LibraryDocument Begin(Guid id, DocumentHeadInput input) => new()
    {
        Id = id, Code = input.Code!, Type = input.Type!.Value, Title = input.Title!, Summary = input.Summary, OwnerSectionId = input.OwnerSectionId, EndsOn = input.EndsOn,
    };

    public void Edit(DocumentHeadInput input)
    {
        Title = input.Title!;
        Summary = input.Summary;
        OwnerSectionId = input.OwnerSectionId;
        if (input.EndsOn < versions.Max(v => v.EffectiveFrom))
        {
            throw new RuleViolation("Library.EndsBeforeStart", nameof(DocumentHeadInput.EndsOn));
        }
        EndsOn = input.EndsOn;
    }

    public void MoveTo(Guid sectionId) => OwnerSectionId = sectionId;

    /// <summary>Writes the draft, beginning one where there is none.</summary>
    public DocumentVersion Write(string? body, StoredFile? file, bool removeFile, Actor actor)
    {
        var draft = Draft;
        if (draft is null)
        {
            draft = new DocumentVersion { Id = Guid.CreateVersion7(actor.Now), DocumentId = Id, Number = versions.Count + 1 };
            if (versions.MaxBy(v => v.Number) is { } last)
            {
                (draft.FileId, draft.File) = (last.FileId, last.File);
            }
            versions.Add(draft);
        }
        draft.Body = body ?? "";
        if (file is not null || removeFile)
        {
            (draft.FileId, draft.File) = (file?.Id, file);
        }
        draft.WrittenAt = actor.Now;
        draft.WrittenBy = actor.Name;
        return draft;
    }

    public void DropDraft() => versions.Remove(Draft ?? throw new RuleViolation("Library.NoDraft", null));

    /// <summary>
    /// From the day on the draft is in force. Refused: nothing written (Library.NothingWritten), a day past
    /// (Library.DayPast) or not after the present version's (Library.NotAfterPresent), no note on what changed.
    /// </summary>
    /// <param name="reviewMonths">Months until it is looked at again.</param>
    public DocumentVersion Publish(DateOnly from, string? note, int reviewMonths, Actor actor)
    {
        if (from < actor.Today)
        {
            throw new RuleViolation("Library.DayPast", nameof(PublishInput.EffectiveFrom));
        }
        return PublishAs(from, note, reviewMonths, actor);
    }

    internal DocumentVersion PublishAs(DateOnly from, string? note, int reviewMonths, Actor actor)
    {
        var draft = Draft ?? throw new RuleViolation("Library.NoDraft", null);
        if (draft.Body.Length == 0 && draft.FileId is null)
        {
            throw new RuleViolation("Library.NothingWritten", null);
        }
        if (versions.Max(v => v.PublishedAt is null ? null : v.EffectiveFrom) is { } present && from <= present)
        {
            throw new RuleViolation("Library.NotAfterPresent", nameof(PublishInput.EffectiveFrom), present);
        }
        if (EndsOn < from)
        {
            throw new RuleViolation("Library.EndsBeforeStart", nameof(PublishInput.EffectiveFrom));
        }
        if (draft.Number > 1 && string.IsNullOrWhiteSpace(note))
        {
            throw new RuleViolation("Form.Required", nameof(PublishInput.ChangeNote));
        }
        draft.EffectiveFrom = from;
        draft.ChangeNote = note;
        draft.PublishedAt = actor.Now;
        draft.PublishedBy = actor.Name;
        NextReviewOn = from.AddMonths(reviewMonths);
        PublishedText = draft.Body;
        PublishedAt = actor.Now;
        if (draft.Number > 1)
        {
            reviews.Add(Review(DocumentReviewResult.NewVersion, note!, actor));
        }
        return draft;
    }

    /// <summary>見直し: it can stay as it is, and is looked at again after the months. Refused before the first version.</summary>
    public void ConfirmUnchanged(string note, int reviewMonths, Actor actor)
    {
        if (versions.TrueForAll(v => v.PublishedAt is null))
        {
            throw new RuleViolation("Library.NotPublished", null);
        }
        reviews.Add(Review(DocumentReviewResult.NoChange, note, actor));
        NextReviewOn = actor.Today.AddMonths(reviewMonths);
    }

    private DocumentReview Review(DocumentReviewResult result, string note, Actor actor) => new()
    {
        Id = Guid.CreateVersion7(actor.Now), DocumentId = Id, On = actor.Today, Result = result, Note = note, ByName = actor.Name, BySection = actor.Main?.SectionName,
    };

    public bool IsReviewOverdue(DateOnly today) => NextReviewOn < today && !(EndsOn < today);

    /// <summary>The version in force on the day.</summary>
    public DocumentVersion? VersionOn(DateOnly day) => EndsOn < day ? null : versions.Where(v => v.PublishedAt is not null && v.EffectiveFrom <= day).MaxBy(v => v.EffectiveFrom);
}
