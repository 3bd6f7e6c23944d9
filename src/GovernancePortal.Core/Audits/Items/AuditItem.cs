namespace GovernancePortal.Core.Audits.Items;

/// <summary>When an item is asked of a section (domain.md 6.4).</summary>
public enum AuditCondition
{
    Always,      // すべての所属
    MyNumber,    // マイナンバーを取り扱う
    Cloud,       // クラウドを利用する
    Outsourcing, // 業務を委託する
}

/// <summary>How an item is checked; an item may be checked in several ways.</summary>
[Flags]
public enum AuditMethods
{
    None = 0,
    Reading = 1, // 閲覧
    Asking = 2,  // 質問
    Visit = 4,   // 視察
    Replay = 8,  // 再実施
}

/// <summary>監査項目. It belongs to one version of its set and never changes once that is published; its number names it over the versions.</summary>
public sealed class AuditItem : Platform.Trail.ITracked
{
    public const int NumberLength = 20;
    public const int ChapterLength = 10;
    public const int TitleLength = 100;
    public const int TextLength = 500;
    public const int HintLength = 500;

    public Guid Id { get; init; }
    public Guid SetId { get; init; }
    /// <summary>"5-4"; the same item has it in every version.</summary>
    public required string Number { get; set; }
    /// <summary>"5", or "M" for what follows from handling My Number.</summary>
    public required string Chapter { get; set; }
    public required string ChapterTitle { get; set; }
    /// <summary>必須; false for 推奨.</summary>
    public bool IsRequired { get; set; }
    public required string Text { get; set; }
    /// <summary>Documents to see.</summary>
    public string? Documents { get; set; }
    public bool ByReading { get; set; }
    public bool ByAsking { get; set; }
    public bool ByVisit { get; set; }
    public bool ByReplay { get; set; }
    /// <summary>What an auditor looks at.</summary>
    public string? LookAt { get; set; }
    /// <summary>Provision it follows from.</summary>
    public string? Provision { get; set; }
    public AuditCondition Condition { get; set; }
    /// <summary>Order within the set.</summary>
    public int Position { get; set; }

    public AuditMethods Methods => (ByReading ? AuditMethods.Reading : AuditMethods.None) | (ByAsking ? AuditMethods.Asking : AuditMethods.None) | (ByVisit ? AuditMethods.Visit : AuditMethods.None) | (ByReplay ? AuditMethods.Replay : AuditMethods.None);

    public Platform.Trail.TrailSubject Subject => new(AuditItemSet.SubjectType, SetId);

    internal void Take(AuditItemInput input)
    {
        (Number, Chapter, ChapterTitle, IsRequired, Text, Documents) = (input.Number!, input.Chapter!, input.ChapterTitle!, input.IsRequired, input.Text!, input.Documents);
        (ByReading, ByAsking, ByVisit, ByReplay) = (input.ByReading, input.ByAsking, input.ByVisit, input.ByReplay);
        (LookAt, Provision, Condition) = (input.LookAt, input.Provision, input.Condition);
    }
}
