using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Library.Questions;

public enum QuestionState
{
    Open,      // 未回答
    Answered,  // 回答済（本人のみ）
    Published, // Q&Aとして公開
}

public enum QuestionMeans
{
    Portal,   // ポータル
    Phone,    // 電話
    Mail,     // メール
    Briefing, // 説明会
    Visit,    // 窓口・訪問
}

/// <summary>What a question is about: codes of a dated list of the office. These are the ones the product comes with.</summary>
public static class QuestionTopic
{
    /// <summary>Name of the code list.</summary>
    public const string List = nameof(QuestionTopic);

    public const string Procedure = "Procedure";
    public const string Form = "Form";
    public const string Estimate = "Estimate";
    public const string Specification = "Specification";
    public const string Security = "Security";
    public const string Contract = "Contract";
    public const string Budget = "Budget";
    public const string Other = "Other";
}

/// <summary>
/// 問い合わせ of an owning section, with its answer (R272). Published it is a Q&amp;A for everybody, in words that name nobody;
/// marked for the briefing material it waits there until it stands in the material of a session.
/// </summary>
public sealed class LibraryQuestion : IVersioned, ITracked
{
    public const string SubjectType = "LibraryQuestion";
    public const int TextLength = 2000;
    public const int AnswerLength = 4000;
    public const int AskedByLength = 100;
    public const int SubjectLength = 100;
    public const int FormPartLength = 40;

    private LibraryQuestion()
    {
    }

    public Guid Id { get; private init; }
    /// <summary>R8-問-0001: counted by the fiscal year in which it was received.</summary>
    public string Number { get; private init; } = "";
    public DateOnly ReceivedOn { get; private init; }
    public FiscalYear Fy { get; private init; }
    public QuestionMeans Means { get; private init; }
    /// <summary>A code of <see cref="QuestionTopic.List"/>.</summary>
    public string Topic { get; private set; } = "";
    /// <summary>Which form section or guideline it is about, in a few words.</summary>
    public string? About { get; private set; }
    public string Text { get; private set; } = "";
    /// <summary>Null where the asker belongs to no section of the office.</summary>
    public Guid? SectionId { get; private set; }
    public string? AskedBy { get; private init; }
    /// <summary>Whoever asked in the portal.</summary>
    public Guid? AskerId { get; private init; }
    /// <summary>The case it was asked about: told to nobody but those who may know of the case.</summary>
    public Guid? ConsultationId { get; private init; }
    /// <summary>The session at which it was asked.</summary>
    public Guid? BriefingId { get; private init; }
    public QuestionState State { get; private set; }
    public string? Answer { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public string? AnsweredBy { get; private set; }
    /// <summary>The question as everybody reads it: no section, no name.</summary>
    public string? PublicText { get; private set; }
    /// <summary>説明資料へ反映: to be worked into the briefing material.</summary>
    public bool ForMaterial { get; private set; }
    /// <summary>The session whose material has it.</summary>
    public Guid? MaterialBriefingId { get; private set; }
    public DateTimeOffset Since { get; private set; }
    public string RecordedBy { get; private init; } = "";
    public bool IsDemonstration { get; private init; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(SubjectType, Id);

    /// <summary>Asked in the portal by a member of staff for one's own section, or recorded by the policy office. Refused: a day to come (Form.DayAhead), another section by others (403).</summary>
    public static LibraryQuestion Receive(QuestionInput input, string number, Actor actor, bool demonstration = false)
    {
        var office = LibraryAccess.MayEdit(actor);
        if (!office && input.SectionId is { } section && !actor.BelongsTo(section))
        {
            throw new Forbidden("Only the policy office records the question of another section.");
        }
        var received = office ? input.ReceivedOn ?? actor.Today : actor.Today;
        if (received > actor.Today)
        {
            throw new RuleViolation("Form.DayAhead", nameof(QuestionInput.ReceivedOn));
        }
        return new LibraryQuestion
        {
            Id = Guid.CreateVersion7(actor.Now), Number = number, ReceivedOn = received, Fy = FiscalYear.Of(received), Means = office ? input.Means ?? QuestionMeans.Portal : QuestionMeans.Portal, Topic = input.Topic!, About = input.About,
            Text = input.Text!, SectionId = input.SectionId ?? (office ? null : actor.Main?.SectionId), AskedBy = office ? input.AskedBy : actor.Name, AskerId = office ? null : actor.UserId, ConsultationId = office ? input.ConsultationId : null,
            BriefingId = office ? input.BriefingId : null, State = QuestionState.Open, Since = actor.Now, RecordedBy = actor.Name, IsDemonstration = demonstration,
        };
    }

    /// <summary>
    /// Answered, to the asker alone or as a Q&amp;A; may be corrected later. Refused: published without words of its own
    /// (Question.PublicTextMissing), or in words that name the section or the person who asked (Question.NamesAsker).
    /// </summary>
    /// <param name="names">Name of the asking section, which the public words must not hold.</param>
    public void Reply(AnswerInput input, IEnumerable<string?> names, Actor actor)
    {
        if (!LibraryAccess.MayEdit(actor))
        {
            throw new Forbidden("The policy office answers.");
        }
        if (input.Publish)
        {
            if (string.IsNullOrWhiteSpace(input.PublicText))
            {
                throw new RuleViolation("Question.PublicTextMissing", nameof(AnswerInput.PublicText));
            }
            foreach (var name in names.Append(AskedBy).OfType<string>().Where(n => n.Length > 0))
            {
                if (input.PublicText.Contains(name, StringComparison.Ordinal))
                {
                    throw new RuleViolation("Question.NamesAsker", nameof(AnswerInput.PublicText), name);
                }
                if (input.Answer!.Contains(name, StringComparison.Ordinal))
                {
                    throw new RuleViolation("Question.NamesAsker", nameof(AnswerInput.Answer), name);
                }
            }
        }
        (Answer, AnsweredAt, AnsweredBy, Topic, About) = (input.Answer, actor.Now, actor.Name, input.Topic!, input.About);
        PublicText = input.PublicText;
        ForMaterial = input.ForMaterial || input.MaterialBriefingId is not null;
        MaterialBriefingId = input.MaterialBriefingId;
        State = input.Publish ? QuestionState.Published : QuestionState.Answered;
        Since = actor.Now;
    }

    internal void Succeed(Guid sectionId) => SectionId = sectionId;

    /// <summary>Who asked, in what words, and an answer that is not published.</summary>
    public bool MaySeeWhole(Actor actor) => LibraryAccess.MayEdit(actor) || AskerId == actor.UserId || (SectionId is { } section && actor.BelongsTo(section));
}
