using FluentValidation;
using GovernancePortal.Core.Platform.Codes;

namespace GovernancePortal.Core.Library.Questions;

public sealed record QuestionInput
{
    public DateOnly? ReceivedOn { get; set; }
    public QuestionMeans? Means { get; set; }
    public string? Topic { get; set; }
    public string? About { get; set; }
    public string? Text { get; set; }
    public Guid? SectionId { get; set; }
    public string? AskedBy { get; set; }
    public Guid? ConsultationId { get; set; }
    public Guid? BriefingId { get; set; }
}

public sealed class QuestionInputValidator : AbstractValidator<QuestionInput>
{
    public QuestionInputValidator()
    {
        RuleFor(x => x.Topic).NotEmpty().MaximumLength(CodeItem.CodeLength);
        RuleFor(x => x.Text).NotEmpty().MaximumLength(LibraryQuestion.TextLength);
        RuleFor(x => x.About).MaximumLength(LibraryQuestion.SubjectLength);
        RuleFor(x => x.AskedBy).MaximumLength(LibraryQuestion.AskedByLength);
    }
}

public sealed record AnswerInput
{
    public uint Version { get; set; }
    public string? Topic { get; set; }
    public string? About { get; set; }
    public string? Answer { get; set; }
    public bool Publish { get; set; }
    public string? PublicText { get; set; }
    public bool ForMaterial { get; set; }
    public Guid? MaterialBriefingId { get; set; }

    /// <summary>The words of the question stand ready for the Q&amp;A, to be made nameless.</summary>
    public static AnswerInput Of(LibraryQuestion question) => new()
    {
        Version = question.Version, Topic = question.Topic, About = question.About, Answer = question.Answer, Publish = question.State == QuestionState.Published, PublicText = question.PublicText ?? question.Text,
        ForMaterial = question.ForMaterial, MaterialBriefingId = question.MaterialBriefingId,
    };
}

public sealed class AnswerInputValidator : AbstractValidator<AnswerInput>
{
    public AnswerInputValidator()
    {
        RuleFor(x => x.Topic).NotEmpty().MaximumLength(CodeItem.CodeLength);
        RuleFor(x => x.Answer).NotEmpty().MaximumLength(LibraryQuestion.AnswerLength);
        RuleFor(x => x.PublicText).MaximumLength(LibraryQuestion.TextLength);
        RuleFor(x => x.About).MaximumLength(LibraryQuestion.SubjectLength);
    }
}
