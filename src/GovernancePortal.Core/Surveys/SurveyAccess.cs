using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.Surveys;

/// <summary>Who may see an answer: its section, the policy office and the CIO's circle, and the coordinator of its bureau; one rule on a record and on a query.</summary>
public static class SurveyAccess
{
    public static bool Allows(Actor actor, SurveyAnswer answer) => SeesAll(actor) || actor.MayIn(Permission.SurveyAnswer, answer.SectionId) || actor.MayInBureau(Permission.SurveyReadBureau, answer.BureauId);

    public static IQueryable<SurveyAnswer> VisibleTo(this IQueryable<SurveyAnswer> answers, Actor actor)
    {
        if (SeesAll(actor))
        {
            return answers;
        }
        Guid[] sections = [.. actor.SectionsWhere(Permission.SurveyAnswer)];
        Guid[] bureaus = [.. actor.BureausWhere(Permission.SurveyReadBureau)];
        return answers.Where(a => sections.Contains(a.SectionId) || bureaus.Contains(a.BureauId));
    }

    /// <summary>A campaign that is being prepared is the policy office's own.</summary>
    public static IQueryable<SurveyCampaign> VisibleTo(this IQueryable<SurveyCampaign> campaigns, Actor actor) =>
        actor.IsOperator || actor.May(Permission.SurveyManage) ? campaigns : campaigns.Where(c => c.State != CampaignState.Draft);

    public static bool SeesAll(Actor actor) => actor.IsOperator || actor.May(Permission.SurveyReadAll);

    /// <summary>The ledger's own rule (decision 20): the section itself, and who reads confidential columns.</summary>
    public static bool SeesSensitive(Actor actor, Guid sectionId) => actor.May(Permission.SystemReadConfidential) || actor.MayIn(Permission.SystemEditOwn, sectionId);

    /// <summary>Whether the actor would write as the policy office for the section (代理登録).</summary>
    public static bool IsProxy(Actor actor, Guid sectionId) => !actor.IsOperator && !actor.MayIn(Permission.SurveyAnswer, sectionId) && actor.May(Permission.SurveyManage);
}
