using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Consultations;

/// <summary>The stations of a case from draft to decision, with their days read from its acts.</summary>
public sealed class CaseSteps(IStringLocalizer<Texts> texts, Formats formats)
{
    private enum Station { Draft, Section, Bureau, Reception, Review, Rework, Resubmission, Committee, Result }

    public Stepper Of(CaseView view)
    {
        var c = view.Case;
        var returned = Last(c, ConsultationAct.Return, ConsultationAct.ReturnAtReception, ConsultationAct.ReturnFromBureau);
        var rework = returned is not null && c.State is (ConsultationState.Returned or ConsultationState.Draft or ConsultationState.SectionReview);
        List<Station> stations = view.Context.Bureau is not null || c.Acts.Exists(a => a.Act == ConsultationAct.PassToBureau) ? [Station.Draft, Station.Section, Station.Bureau, Station.Reception] : [Station.Draft, Station.Section, Station.Reception];
        if (!rework || returned?.Act == ConsultationAct.Return)
        {
            stations.Add(Station.Review);
        }
        if (rework)
        {
            stations.AddRange([Station.Rework, Station.Resubmission]);
        }
        if (view.Route?.NeedsCommittee ?? c.NeedsCommittee)
        {
            stations.Add(Station.Committee);
        }
        stations.Add(Station.Result);
        var now = stations.IndexOf(NowAt(c, rework));
        var over = c.State.IsDecided();
        return new Stepper(texts["Case.Steps"], [.. stations.Select((station, index) => new Frame.Step(Label(c, station), over || index < now ? StepState.Done : index == now ? StepState.Now : StepState.Ahead, Note(view, station, returned)))]);
    }

    private static Station NowAt(Consultation c, bool rework) => c.State switch
    {
        ConsultationState.Draft => rework ? Station.Rework : Station.Draft,
        ConsultationState.Returned => Station.Rework,
        ConsultationState.SectionReview => rework ? Station.Resubmission : Station.Section,
        ConsultationState.BureauReview => Station.Bureau,
        ConsultationState.Submitted or ConsultationState.Accepted => Station.Reception,
        ConsultationState.UnderReview or ConsultationState.Inquiry => Station.Review,
        ConsultationState.CommitteePending => Station.Committee,
        _ => Station.Result,
    };

    private string Label(Consultation c, Station station) => station switch
    {
        Station.Review when c.State == ConsultationState.Inquiry => texts["ConsultationState.Inquiry"],
        Station.Result when c.State is ConsultationState.Withdrawn or ConsultationState.Continued => formats.Name(c.State),
        _ => texts["Case.Step." + station],
    };

    private string? Note(CaseView view, Station station, ActRecord? returned)
    {
        var c = view.Case;
        return station switch
        {
            Station.Draft => Day(c.CreatedAt),
            Station.Section => Day(Last(c, ConsultationAct.PassOn)?.At),
            Station.Bureau => Span(Last(c, ConsultationAct.PassToBureau)?.At, Last(c, ConsultationAct.Forward)?.At),
            Station.Reception => c.State == ConsultationState.BureauReview ? null : Span(Last(c, ConsultationAct.Forward, ConsultationAct.Submit)?.At, Last(c, ConsultationAct.Accept)?.At),
            Station.Review => Span(Last(c, ConsultationAct.StartReview)?.At, null) is { } from ? from + (c.State is ConsultationState.UnderReview or ConsultationState.Inquiry ? texts["Case.OpenEnd"] : "") : null,
            Station.Rework => Day(returned?.At) is { } back ? back + texts["Case.OpenEnd"] : null,
            Station.Resubmission => null,
            Station.Committee => c.Decision is { Route: DecisionRoute.Committee } heard ? formats.MonthDay(heard.On)
                : view.Gate is { Kind: Core.Calendar.GateKind.CommitteeMeeting or Core.Calendar.GateKind.CommitteeSpare } gate ? formats.MonthDay(gate.Day) : null,
            Station.Result => c.Decision is { } decision ? formats.MonthDay(decision.On)
                : c.DueOn is not null && c.State is (ConsultationState.Accepted or ConsultationState.UnderReview) ? texts["Case.Until", formats.MonthDay(c.DueOn)] : Day(Last(c, ConsultationAct.Withdraw)?.At),
        };
    }

    private static ActRecord? Last(Consultation c, params ConsultationAct[] acts) => c.Acts.LastOrDefault(a => acts.Contains(a.Act));

    private string? Day(DateTimeOffset? at) => at is { } moment ? formats.MonthDay(OfficeTime.DayOf(moment)) : null;

    private string? Span(DateTimeOffset? from, DateTimeOffset? to) =>
        from is null ? null : to is null || to < from || OfficeTime.DayOf(to.Value) == OfficeTime.DayOf(from.Value) ? Day(from) : texts["Format.Period", Day(from)!, Day(to)!];
}
