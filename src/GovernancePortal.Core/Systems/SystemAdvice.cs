using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.Systems;

public enum AdviceState
{
    Open,     // 回答待ち
    Answered, // 回答あり
    Closed,   // 対応済
}

/// <summary>所見・助言 given from the karte, and what the owner section answered; names and sections are frozen.</summary>
public sealed class SystemAdvice : SystemPart
{
    public const int AdviceLength = 2000;

    public string Text { get; private set; } = "";
    public string GivenBy { get; private set; } = "";
    public string? GivenBySection { get; private set; }
    public DateOnly GivenOn { get; private set; }
    public string? AnswerText { get; private set; }
    public string? AnsweredBy { get; private set; }
    public string? AnsweredBySection { get; private set; }
    public DateOnly? AnsweredOn { get; private set; }
    public AdviceState State { get; private set; }
    public DateOnly? ClosedOn { get; private set; }

    public override string? RowName => null;

    internal static SystemAdvice Give(string text, Actor actor)
    {
        var capacity = actor.CapacityFor(Permission.SystemEditAll) ?? actor.CapacityFor(Permission.ConsultationOpinion) ?? actor.Main;
        return new SystemAdvice { Text = text, GivenBy = actor.Name, GivenBySection = capacity?.SectionName, GivenOn = actor.Today };
    }

    internal void Answer(string text, Actor actor, Capacity? capacity)
    {
        if (State == AdviceState.Closed)
        {
            throw new RuleViolation("SystemAdviceClosed");
        }
        (AnswerText, AnsweredBy, AnsweredBySection, AnsweredOn, State) = (text, actor.Name, capacity?.SectionName, actor.Today, AdviceState.Answered);
    }

    internal void Close(Actor actor) => (State, ClosedOn) = (AdviceState.Closed, actor.Today);
}
