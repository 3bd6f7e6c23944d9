using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.SelfChecks;

/// <summary>One question of the set that campaigns choose from. Its words have editions: an opened campaign keeps the one it asked.</summary>
public sealed class SelfCheckQuestion : IVersioned, ITracked
{
    public const string SubjectType = "SelfCheckQuestion";
    public const int TextLength = 200;
    public const int HelpLength = 400;

    public Guid Id { get; init; }
    public SelfCheckChapter Chapter { get; private set; }
    public string Text { get; private set; } = "";
    /// <summary>What to look at before answering.</summary>
    public string? Help { get; private set; }
    /// <summary>第n版; grows with each change of the words.</summary>
    public int Edition { get; private set; } = 1;
    /// <summary>Offered to new campaigns.</summary>
    public bool IsActive { get; private set; } = true;
    /// <summary>Place within the chapter.</summary>
    public int Position { get; private set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(SubjectType, Id);

    public static SelfCheckQuestion Begin(SelfCheckQuestionInput input, Actor actor)
    {
        var question = new SelfCheckQuestion { Id = Guid.CreateVersion7(actor.Now) };
        question.Take(input);
        return question;
    }

    public void Edit(SelfCheckQuestionInput input)
    {
        Edition += input.Chapter != Chapter || input.Text != Text || input.Help != Help ? 1 : 0;
        Take(input);
    }

    public AskedQuestion Freeze() => new(Id, Edition, Chapter, Text, Help);

    private void Take(SelfCheckQuestionInput input) => (Chapter, Text, Help, IsActive, Position) = (input.Chapter!.Value, input.Text!, input.Help, input.IsActive, input.Position ?? 0);
}

/// <summary>A question as one campaign asks it.</summary>
public sealed record AskedQuestion(Guid QuestionId, int Edition, SelfCheckChapter Chapter, string Text, string? Help);
