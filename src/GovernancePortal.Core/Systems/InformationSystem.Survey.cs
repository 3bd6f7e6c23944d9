using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.Systems;

public sealed partial class InformationSystem
{
    /// <summary>A row that is in no ledger, only to ask the ledger's rules of its values.</summary>
    public static InformationSystem OfValues(SystemInput input)
    {
        var system = new InformationSystem { Id = Guid.Empty, Code = "" };
        foreach (var column in SystemColumns.Given.Where(c => c.Kind != LedgerKind.Systems && c.IsAnswered(input)))
        {
            column.Set(system, column.Of(input));
        }
        return system;
    }

    /// <summary>
    /// Takes what the owner section answered in the yearly survey, and that its head confirmed the row; a later
    /// confirmation stays.
    /// </summary>
    internal void TakeSurvey(SurveyFixed answer, SystemInput input, Actor actor)
    {
        Take(input, LedgerSource.Survey, actor);
        if (answer.Licences is { } rows)
        {
            Replace(licences, rows, SystemPartTables.Licences.Columns, actor);
        }
        if (answer.ConfirmedOn is { } day && (ConfirmedOn is null || ConfirmedOn <= day))
        {
            (ConfirmedOn, ConfirmedBy, ConfirmedBySection) = (day, answer.ConfirmedBy, answer.ConfirmedBySection);
        }
        Touch(actor);
    }
}
